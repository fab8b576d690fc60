using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Teaching;
using Lessons.Notebooks;
using Markdig.Syntax;

namespace Lessons.Export;

/// <summary>The exercises of a lesson, gathered as its blocks and cells pass by: the text of one begins with its number in bold, else behind the heading or the exercise before.</summary>
/// <param name="body">The page so far, in which the place of an exercise gets its id.</param>
internal sealed partial class ExerciseList(StringBuilder body)
{
    private readonly List<ExerciseHtml> _exercises = [];
    private readonly StringBuilder _text = new();
    private int _start;

    /// <summary>The exercises so far.</summary>
    public IReadOnlyList<ExerciseHtml> All => _exercises;

    /// <summary>Takes in a block that is about to join the page.</summary>
    public void See(Block block, string html)
    {
        if (block is HeadingBlock || Number().IsMatch(html)) _text.Clear();
        if (block is HeadingBlock) return;
        if (_text.Length == 0) _start = body.Length;
        _text.Append(html);
    }

    /// <summary>Takes in a cell of code that is about to join the page: if it grades, what was asked before it is an exercise.</summary>
    public void See(CodeCell cell)
    {
        if (!Exercise.IsIn(cell)) return;
        var asked = Number().Replace(Solution().Replace(_text.ToString(), ""), "<p><strong>").Replace("<strong></strong> ", "", StringComparison.Ordinal);
        var anchor = "";
        if (_text.Length > 0 && Tag().Match(_text.ToString()) is { Success: true, Length: var at })
        {
            anchor = $"exercise-{_exercises.Count + 1}";
            body.Insert(_start + at, $" id=\"{anchor}\"");
        }

        _exercises.Add(new(Exercise.Of(cell).Title, anchor, asked));
        _text.Clear();
    }

    [GeneratedRegex(@"^<p><strong>\d+\.\s*")]
    private static partial Regex Number();

    [GeneratedRegex(@"<details><summary>[^<]*solution[^<]*</summary>.*?</details>\s*", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Solution();

    /// <summary>The beginning of an element that has no id yet.</summary>
    [GeneratedRegex(@"^<[a-z]\w*(?![^>]*\sid=)")]
    private static partial Regex Tag();
}
