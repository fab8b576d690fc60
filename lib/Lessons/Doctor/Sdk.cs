namespace Lessons.Doctor;

/// <summary>The .NET SDK: VS Code's extension, Jupyter's kernel and the tool all start <c>dotnet</c>.</summary>
internal static class Sdk
{
    private const string Need = ".NET SDK";
    private const string WayOut = "Install the .NET 10 SDK: https://dotnet.microsoft.com/download";
    private static readonly Version s_least = new(10, 0);

    public static async Task<Finding> ExamineAsync(Machine machine, CancellationToken ct)
    {
        var answer = await machine.AskAsync("dotnet --list-sdks", ct);
        if (answer.ExitCode is null)
            return new(Need, State.Missing, "there is no dotnet on the PATH") { WayOut = WayOut };
        var newest = answer.Text.Split('\n').Select(line => line.Split(' ', '-')[0]).Select(text => Version.TryParse(text, out var version) ? version : null).Max();
        return newest is null ? new(Need, State.Missing, "there is a dotnet, but no SDK") { WayOut = WayOut }
            : newest < s_least ? new(Need, State.Old, $"{newest}") { WayOut = WayOut }
            : new(Need, State.Good, $"{newest}");
    }
}
