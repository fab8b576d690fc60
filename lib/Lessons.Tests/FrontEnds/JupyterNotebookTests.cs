using Lessons.Notebooks;
using Lessons.Tests.Execution;
using Lessons.Tests.Export;

namespace Lessons.Tests.FrontEnds;

/// <summary>Jupyter Notebook itself, in a browser: lessons open, run, move, and are still there when they are opened again.</summary>
public sealed class JupyterNotebookTests
{
    [JupyterInBrowserTheory]
    [InlineData("02-momentum-and-ema.ipynb")]
    [InlineData("10-zero.ipynb")]
    public async Task A_lesson_runs_moves_and_draws_again_without_a_kernel(string name)
    {
        var tools = (await CourseRun.Results).First(result => Path.GetFileName(result.Path) == name).Executed!;
        var count = tools.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Count(output => output.Data.ContainsKey(Mime.Plotly));
        using var course = new CourseCopy(name);
        using var jupyter = await Jupyter.WithKernelAsync();
        await using var chromium = await Chromium.StartAsync();

        await using (var server = await NotebookServer.StartAsync(jupyter, course.Notebooks))
        {
            await using var page = await JupyterPage.OpenAsync(chromium.Browser, server, name);
            await page.RunAllAsync();
            var first = await page.ChartsAsync(count);
            Assert.All(first, chart => Assert.True(chart.Height >= 300 && chart.Marks > 0, $"{chart}"));

            Assert.True(await page.SlideAsync() > 0);
            Stays(first, await page.ChartsAsync(count));
            await page.PlayAsync();
            Stays(first, await page.ChartsAsync(count));
            await page.SaveAsync();
        }

        Directory.Delete(jupyter.Kernels, recursive: true);
        await using (var server = await NotebookServer.StartAsync(jupyter, course.Notebooks))
        {
            await using var page = await JupyterPage.OpenAsync(chromium.Browser, server, name);
            var again = await page.ChartsAsync(count);
            Assert.All(again, chart => Assert.True(chart.Height >= 300 && chart.Marks > 0, $"{chart}"));
            Assert.True(await page.Page.EvaluateAsync<bool>("() => !Jupyter.notebook.kernel"));
        }
    }

    [JupyterInBrowserFact]
    public async Task A_server_that_ends_fails_the_test_and_does_not_hang_it()
    {
        using var course = new CourseCopy("02-momentum-and-ema.ipynb");
        using var jupyter = await Jupyter.WithKernelAsync();
        var server = await NotebookServer.StartAsync(jupyter, course.Notebooks);
        var waiting = server.WhileAliveAsync(new TaskCompletionSource().Task);

        server.Kill();

        var end = await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
        Assert.Contains("Jupyter Notebook ended", end.Message, StringComparison.Ordinal);
        await server.DisposeAsync();
    }

    /// <summary>A slider or a play changes what is drawn on a landscape, never the landscape.</summary>
    private static void Stays(JupyterPage.Chart[] before, JupyterPage.Chart[] after)
    {
        Assert.Equal(before.Select(chart => (chart.Name, chart.Height > 0, chart.Landscape > 0)), after.Select(chart => (chart.Name, chart.Height > 0, chart.Landscape > 0)));
        Assert.All(after, chart => Assert.True(chart.Height >= 300 && chart.Marks > 0, $"{chart}"));
    }
}
