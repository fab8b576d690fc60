namespace Lessons.Doctor;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; null if there is no such command.</param>
/// <param name="Text">What it said.</param>
internal sealed record Answer(int? ExitCode, string Text)
{
    public bool IsGood => ExitCode == 0;

    /// <summary>Why a command failed: the first line that speaks of an error, or else its last.</summary>
    public string Complaint
    {
        get
        {
            var lines = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault() ?? "";
        }
    }
}
