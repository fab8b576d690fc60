namespace Lessons.Export.Overview;

/// <summary>Where the lessons stand in the drawing of the course: columns by what has to be read first, rows so that few ties cross.</summary>
internal sealed class Layout
{
    private const int Sweeps = 8;

    private readonly List<Spot> _spots = [];
    private readonly List<IReadOnlyList<Spot>> _ways = [];

    /// <summary>Lays out the lessons.</summary>
    public Layout(CourseTies ties)
    {
        foreach (var column in ties.Columns) _spots.Add(new(column));
        foreach (var tie in ties.Direct) _ways.Add(Way(_spots[tie.From], _spots[tie.To]));
        var columns = _spots.GroupBy(spot => spot.Column).OrderBy(column => column.Key).Select(column => column.ToList()).ToList();
        foreach (var column in columns) Number(column);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : columns.AsEnumerable().Reverse()) Sort(column, sweep % 2 == 0 ? spot => spot.Before : spot => spot.After);
        }

        (Columns, Rows) = (columns.Count, columns.Select(column => column.Count).DefaultIfEmpty().Max());
        foreach (var spot in _spots) spot.Row += (Rows - 1) / 2.0;
    }

    /// <summary>How many columns and rows there are.</summary>
    public int Columns { get; }

    /// <inheritdoc cref="Columns"/>
    public int Rows { get; }

    /// <summary>The place of a lesson.</summary>
    public (int Column, double Row) this[int lesson] => (_spots[lesson].Column, _spots[lesson].Row);

    /// <summary>The places a tie passes, one in each column from the one lesson to the other; as the direct ties are ordered.</summary>
    public IEnumerable<IReadOnlyList<(int Column, double Row)>> Ways => _ways.Select(way => way.Select(spot => (spot.Column, spot.Row)).ToList());

    /// <summary>A tie over columns in between takes a row of its own in each.</summary>
    private List<Spot> Way(Spot from, Spot to)
    {
        List<Spot> way = [from];
        for (var column = from.Column + 1; column < to.Column; column++)
        {
            way.Add(new(column));
            _spots.Add(way[^1]);
        }

        way.Add(to);
        foreach (var (before, after) in way.Zip(way.Skip(1)))
        {
            before.After.Add(after);
            after.Before.Add(before);
        }

        return way;
    }

    private static void Sort(List<Spot> column, Func<Spot, List<Spot>> neighbours)
    {
        var sorted = column.OrderBy(spot => neighbours(spot) is { Count: > 0 } near ? near.Average(other => other.Row) : spot.Row).ToList();
        column.Clear();
        column.AddRange(sorted);
        Number(column);
    }

    /// <summary>Rows around 0, so that a column with few lessons stands in the middle.</summary>
    private static void Number(List<Spot> column)
    {
        foreach (var (i, spot) in column.Index()) spot.Row = i - ((column.Count - 1) / 2.0);
    }

    private sealed class Spot(int column)
    {
        public int Column { get; } = column;

        public double Row { get; set; }

        public List<Spot> Before { get; } = [];

        public List<Spot> After { get; } = [];
    }
}
