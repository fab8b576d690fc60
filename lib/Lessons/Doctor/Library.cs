namespace Lessons.Doctor;

/// <summary>The course's library in <c>lib/bin</c>, which every lesson loads.</summary>
internal static class Library
{
    private const string Need = "the course's library";
    private const string Build = "dotnet build lib/Course";
    private static readonly string[] s_parts = ["Course.dll", "MathNet.Numerics.dll", "plotly/Plotly.NET.dll"];

    public static Finding Examine(Machine machine)
    {
        var missing = s_parts.FirstOrDefault(part => !File.Exists(Path.Combine(machine.Repository.Root, "lib", "bin", part)));
        if (missing is null && machine.Repository.Staleness() is null)
            return new(Need, State.Good, "lib/bin");
        return new(Need, missing is null ? State.Old : State.Missing, missing is null ? "lib/bin is older than its sources" : $"lib/bin/{missing} is not there")
        {
            WayOut = Build,
            Mend = ct => machine.MendAsync(Build, $"In the course's folder, run {Build} and read its first error.", ct),
        };
    }
}
