namespace Course;

/// <summary>The outlines of what lies below a height, on a grid of heights.</summary>
internal sealed class MarchingSquares
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[,] _z;

    /// <param name="x">Where the columns stand.</param>
    /// <param name="y">Where the rows stand.</param>
    /// <param name="heights">The heights; where there is none, and all round the grid, the land is as high as <paramref name="wall"/>, so that every outline closes.</param>
    /// <param name="wall">A height above all that is asked for.</param>
    public MarchingSquares(double[] x, double[] y, IEnumerable<(int Row, int Column, double Z)> heights, double wall)
    {
        (_x, _y, _z) = (Framed(x), Framed(y), new double[y.Length + 2, x.Length + 2]);
        for (var i = 0; i < y.Length + 2; i++)
        {
            for (var j = 0; j < x.Length + 2; j++) _z[i, j] = wall;
        }

        foreach (var (row, column, z) in heights) _z[row + 1, column + 1] = Math.Min(z, wall);
    }

    /// <summary>The closed outlines of the land below a level.</summary>
    public IEnumerable<IReadOnlyList<(double X, double Y)>> Below(double level)
    {
        // Each square leads from an edge of it to another, with the low land on one side, so that all of them make rounds.
        var next = new Dictionary<(int Row, int Column, bool IsRight), (int Row, int Column, bool IsRight)>();
        for (var i = 0; i + 1 < _y.Length; i++)
        {
            for (var j = 0; j + 1 < _x.Length; j++) Connect(i, j, level, next);
        }

        while (next.Count > 0)
        {
            var loop = new List<(double X, double Y)>();
            for (var at = next.Keys.First(); next.Remove(at, out var following); at = following) loop.Add(Crossing(at, level));
            yield return loop;
        }
    }

    private void Connect(int i, int j, double level, Dictionary<(int, int, bool), (int, int, bool)> next)
    {
        bool a = _z[i, j] < level, b = _z[i, j + 1] < level, c = _z[i + 1, j + 1] < level, d = _z[i + 1, j] < level;
        // The edges between the corners a, b, c and d, in turn: an edge is named after its first corner and whether it runs along the row.
        (int, int, bool)[] edges = [(i, j, true), (i, j + 1, false), (i + 1, j, true), (i, j, false)];
        bool[] corners = [a, b, c, d];
        int[] enters = [.. Enumerable.Range(0, 4).Where(k => !corners[k] && corners[(k + 1) % 4])], leaves = [.. Enumerable.Range(0, 4).Where(k => corners[k] && !corners[(k + 1) % 4])];
        // Of two low corners across, each is an island.
        foreach (var enter in enters) next[edges[enter]] = edges[leaves.MinBy(leave => (leave - enter + 4) % 4)];
    }

    private (double X, double Y) Crossing((int Row, int Column, bool IsRight) edge, double level)
    {
        var (i, j, isRight) = edge;
        double from = _z[i, j], to = isRight ? _z[i, j + 1] : _z[i + 1, j], share = Math.Clamp((level - from) / (to - from), 0, 1);
        return isRight ? (_x[j] + (share * (_x[j + 1] - _x[j])), _y[i]) : (_x[j], _y[i] + (share * (_y[i + 1] - _y[i])));
    }

    private static double[] Framed(double[] places) => [(2 * places[0]) - places[1], .. places, (2 * places[^1]) - places[^2]];
}
