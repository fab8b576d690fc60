using Lessons.Execution;
using Lessons.Execution.Kernel;
using Lessons.Notebooks;

namespace Lessons.Tests.Execution;

[Collection(InProcessKernel.Name)]
public sealed class PlotlyChartTests
{
    public PlotlyChartTests() => Directory.SetCurrentDirectory(Fixture.Folder);

    [Fact]
    public async Task A_chart_of_Plotly_NET_shows_as_its_own_package_has_it()
    {
        await using var kernel = new InteractiveKernel();
        var notebook = new Notebook
        {
            Cells =
            [
                new CodeCell { Source = "#r \"../../bin/Course.dll\"\nusing Course;" },
                new CodeCell { Source = "Charts.Schedule(10, 0.25).Chart" },
            ],
        };

        var run = await new NotebookRunner(kernel, new()).RunAsync(notebook, CancellationToken.None);

        var shown = Assert.IsType<DisplayOutput>(Assert.Single(((CodeCell)run.Notebook.Cells[1]).Outputs));
        Assert.Contains("cdn.plot.ly", shown.Data[Mime.Html], StringComparison.Ordinal);
        Assert.Contains("\"mode\":\"lines\"", shown.Data[Mime.Html], StringComparison.Ordinal);
    }
}
