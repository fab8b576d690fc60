namespace Lessons.Doctor;

/// <summary>Everything that VS Code, Jupyter and the tool need, looked for on a machine.</summary>
internal static class Examination
{
    /// <summary>A row for each need, in the order in which they are to be mended.</summary>
    public static async Task<IReadOnlyList<Finding>> OfAsync(Machine machine, CancellationToken ct) =>
    [
        await Sdk.ExamineAsync(machine, ct),
        Library.Examine(machine),
        await Tools.ExamineAsync(machine, ct),
        await JupyterKernel.ExamineAsync(machine, ct),
        .. VsCode.Examine(machine),
    ];

    /// <summary>Mends what can be mended without taking anything away, and says of each whether it was.</summary>
    public static async Task MendAsync(IEnumerable<Finding> findings, TextWriter output, CancellationToken ct)
    {
        foreach (var finding in findings.Where(finding => finding.IsFault && finding.Mend is not null))
        {
            try
            {
                output.WriteLine($"Mended: {finding.Need}. {await finding.Mend!(ct)}");
            }
            catch (MendException e)
            {
                output.WriteLine($"Not mended: {finding.Need}. {e.Message}");
            }
        }
    }
}
