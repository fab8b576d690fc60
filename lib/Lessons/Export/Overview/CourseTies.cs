namespace Lessons.Export.Overview;

/// <summary>Which lesson builds on which. A lesson builds only on lessons before it in the reading order, so there is no circle; other links of its line lead elsewhere.</summary>
internal sealed class CourseTies
{
    /// <param name="lessons">The address of each lesson and what it says it needs, in reading order.</param>
    public CourseTies(IReadOnlyList<(string Address, IReadOnlyList<Need> Needs)> lessons)
    {
        var places = lessons.Index().GroupBy(lesson => lesson.Item.Address).ToDictionary(same => same.Key, same => same.First().Index);
        All = [.. lessons.Index().SelectMany(lesson => lesson.Item.Needs
            .Where(need => places.TryGetValue(need.Address, out var from) && from < lesson.Index)
            .GroupBy(need => places[need.Address])
            .Select(same => new Tie(same.Key, lesson.Index, same.All(need => need.OnlyHelps))))];

        // What is reached over another lesson need not be drawn.
        var behind = new List<HashSet<int>>();
        foreach (var needs in lessons.Select((_, to) => All.Where(tie => tie.To == to && !tie.OnlyHelps).ToList()))
            behind.Add([.. needs.SelectMany(tie => behind[tie.From].Append(tie.From))]);
        Direct = [.. All.Where(tie => !All.Any(over => over.To == tie.To && !over.OnlyHelps && behind[over.From].Contains(tie.From)))];

        var columns = new int[lessons.Count];
        foreach (var tie in All.OrderBy(tie => tie.To)) columns[tie.To] = Math.Max(columns[tie.To], columns[tie.From] + 1);
        Columns = columns;
    }

    /// <summary>All ties, by the lesson that has the need.</summary>
    public IReadOnlyList<Tie> All { get; }

    /// <summary>Those that do not follow from two others.</summary>
    public IReadOnlyList<Tie> Direct { get; }

    /// <summary>For each lesson how many others have to be read first, one after the other.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>A sentence on a lesson, "needs 2, 3 · helped by 4 · opens 6, 7"; "" if it stands alone.</summary>
    /// <param name="lesson">The lesson's place.</param>
    /// <param name="name">What a lesson is called, as HTML.</param>
    public string Sentence(int lesson, Func<int, string> name)
    {
        return string.Join(" · ", ((string[])
        [
            Part("needs", All.Where(tie => tie.To == lesson && !tie.OnlyHelps).Select(tie => tie.From)),
            Part("helped by", All.Where(tie => tie.To == lesson && tie.OnlyHelps).Select(tie => tie.From)),
            Part("opens", All.Where(tie => tie.From == lesson && !tie.OnlyHelps).Select(tie => tie.To)),
        ]).Where(part => part.Length > 0));

        string Part(string word, IEnumerable<int> others) => string.Join(", ", others.Order().Select(name)) is { Length: > 0 } names ? $"{word} {names}" : "";
    }
}
