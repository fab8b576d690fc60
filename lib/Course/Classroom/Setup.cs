namespace Course;

/// <summary>Looks whether everything that the lessons need is there, and says how to get what is not.</summary>
public static class Setup
{
    private const string Build = "In the folder of the course, run: dotnet run --project lib/Lessons -- doctor --fix";

    /// <summary>A row for each thing that the lessons need: what it is, whether it was found, and what to do if it was not.</summary>
    /// <remarks>It never throws: what is missing is a row of the table.</remarks>
    public static Table Check() => Check(
        (".NET 10 or newer", Runtime, "Install the .NET 10 SDK from https://dotnet.microsoft.com/download and restart the kernel."),
        ("airfoil measurements", () => Airfoil.Load(), ""),
        ("MathNet.Numerics, for exact solutions", () => _ = new LinearRegression([0, 1, 2], [1, 3, 5]).Floor, Build),
        ("Plotly.NET, for charts", () => Charts.Lines("a line", "x", "y", Series.Of("y", [0, 1], [0, 1])), Build));

    /// <summary>The table for what <paramref name="needs"/> names: a name, a try that throws if it is missing, and the way out.</summary>
    internal static Table Check(params IReadOnlyList<(string Name, Action Try, string WayOut)> needs) =>
        new(["needed", "found", "what to do"], needs.Select(need => Row(need.Name, need.Try, need.WayOut)));

    private static object?[] Row(string name, Action attempt, string wayOut)
    {
        try
        {
            attempt();
            return [name, "✓", ""];
        }
#pragma warning disable CA1031 // Whatever is missing, and however it shows, the student gets the way out.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return [name, "missing", wayOut.Length > 0 ? $"{wayOut} ({failure.Message})" : failure.Message];
        }
    }

    private static void Runtime()
    {
        if (Environment.Version.Major < 10) throw new PlatformNotSupportedException($"this is .NET {Environment.Version}");
    }
}
