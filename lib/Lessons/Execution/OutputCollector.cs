using System.Text;
using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>The outputs of a notebook's cells: neighbouring text of one stream is one, a display shown anew replaces the old.</summary>
internal sealed class OutputCollector
{
    private readonly List<Output> _all = [];
    private readonly StringBuilder _text = new();
    private int _cellStart;
    private string? _stream;

    /// <summary>Begins a cell: what follows is its output.</summary>
    public void BeginCell() => _cellStart = _all.Count;

    public void Add(Output output)
    {
        if (output is StreamOutput text)
        {
            if (text.Name != _stream)
                EndText();
            _stream = text.Name;
            _text.Append(text.Text);
            return;
        }
        EndText();
        if (output is DisplayOutput { DisplayId: { } id } && _all.FindIndex(o => o is DisplayOutput shown && shown.DisplayId == id) is var place and >= 0)
            _all[place] = output;
        else
            _all.Add(output);
    }

    /// <summary>Ends the cell; where its outputs lie, which a later cell may still change.</summary>
    public Range EndCell()
    {
        EndText();
        return _cellStart.._all.Count;
    }

    public IReadOnlyList<Output> this[Range cell] => [.. _all[cell].Where(output => !IsEmpty(output))];

    /// <summary>Whether nothing is left to show, as of a list of packages when none could be restored.</summary>
    private static bool IsEmpty(Output output) =>
        output is DisplayOutput { DisplayId: not null, Data: var forms }
        && forms.Count > 0
        && forms.Values.All(form => string.IsNullOrWhiteSpace(form.Replace("<div>", "", StringComparison.Ordinal).Replace("</div>", "", StringComparison.Ordinal)));

    private void EndText()
    {
        if (_stream is not null)
            _all.Add(new StreamOutput(_stream, _text.ToString()));
        _text.Clear();
        _stream = null;
    }
}
