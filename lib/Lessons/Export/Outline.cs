using Lessons.Notebooks;

namespace Lessons.Export;

/// <summary>The sections and parts of a lesson, numbered as they come, and the anchors of all its headings.</summary>
internal sealed class Outline(Notebook notebook, Anchors anchors)
{
    private readonly List<Heading> _headings = [];
    private int _read;

    /// <summary>The numbered headings so far.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    /// <summary>The anchor of the next heading, numbered or not.</summary>
    public string NextAnchor() => anchors.Headings[_read++];

    /// <summary>Goes on behind a cell that could not be read to its end.</summary>
    public void SkipTo(int cell) => _read = notebook.Cells.Take(cell).OfType<MarkdownCell>()
        .Where(read => read.IsProse).Sum(read => Prose.Headings(read.Source));

    /// <summary>Adds a section (level 2) or a part of one (3).</summary>
    public Heading Add(int level, string anchor, string html)
    {
        var sections = _headings.Count(heading => heading.Level == 2);
        var number = level == 2 ? $"{sections + 1}" : $"{sections}.{_headings.AsEnumerable().Reverse().TakeWhile(heading => heading.Level == 3).Count() + 1}";
        var added = new Heading(level, anchor, number, html);
        _headings.Add(added);
        return added;
    }
}
