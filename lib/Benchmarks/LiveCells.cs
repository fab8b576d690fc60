using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Benchmarks;

/// <summary>What a reader waits for who runs cells in a page: lesson 2 in Chromium, from disk and with the network off.</summary>
/// <param name="RawMegabytes">What runs the cells, unpacked: .NET's runtime, the library and the compiler.</param>
/// <param name="Megabytes">The script that it travels in.</param>
/// <param name="Start">Seconds from the first press of Run until the lesson's first cell has run.</param>
/// <param name="FirstChart">Seconds from there until the first chart is drawn.</param>
/// <param name="Rerun">Seconds that its cell takes once more.</param>
/// <param name="Move">Seconds from a move of a live slider until its curve is drawn.</param>
internal sealed partial record LiveCells(double RawMegabytes, double Megabytes, double Start, double FirstChart, double Rerun, double Move)
{
    private const string Lesson = "02-momentum-and-ema";

    // Moves the slider by a tenth of its way and waits until the figure is drawn anew.
    private const string MoveScript = """
        async plot => {
          const { input } = plot.slider;
          const drawn = new Promise(resolve => plot.once('plotly_afterplot', resolve));
          const began = performance.now();
          input.value = (Number(input.value) + Math.ceil(input.max / 10)) % (Number(input.max) + 1);
          input.dispatchEvent(new Event('input'));
          await drawn;
          return (performance.now() - began) / 1000;
        }
        """;

    /// <summary>Measures, or answers null where there is no Chromium or the page cannot be made.</summary>
    public static async Task<LiveCells?> MeasureAsync()
    {
        if (Lessons.Cli.Browser.Find() is not { } program) return null;
        var folder = Directory.CreateTempSubdirectory("lessons-");
        try
        {
            Tool.Run(null, "export", Path.Combine("notebooks", $"{Lesson}.ipynb"), "--out", folder.FullName);
            var pack = new FileInfo(Path.Combine(folder.FullName, "csharp.js"));
            if (!pack.Exists) return null;
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            });
            List<double[]> rounds = [];
            for (var round = 0; round < 3; round++) rounds.Add(await RoundAsync(browser, Path.Combine(folder.FullName, $"{Lesson}.html")));
            double Of(int i) => new Timing([.. rounds.Select(times => times[i])]).Median;
            return new(RawBytes(pack.FullName) / 1e6, pack.Length / 1e6, Of(0), Of(1), Of(2), Of(3));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double[]> RoundAsync(IBrowser browser, string file)
    {
        await using var context = await browser.NewContextAsync(new() { Offline = true });
        context.SetDefaultTimeout(600_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        var start = await SecondsAsync(page, 1);
        var chart = await SecondsAsync(page, 2);
        var again = await SecondsAsync(page, 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it live" }).First.ClickAsync();
        var plot = page.Locator("figure.chart:has(.hint):has(input[type=range]) .drawing").First;
        await plot.WaitForAsync();
        List<double> moves = [];
        for (var i = 0; i < 21; i++)
        {
            moves.Add(await plot.EvaluateAsync<double>(MoveScript));
            await page.WaitForTimeoutAsync(300);
        }

        return [start, chart, again, new Timing([.. moves]).Median];
    }

    /// <summary>The seconds from the press of a cell's Run until it has run and its chart, if it has one, is drawn.</summary>
    private static async Task<double> SecondsAsync(IPage page, int cell)
    {
        var status = page.Locator(".cell").Nth(cell - 1).Locator(".cell-status");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await status.EvaluateAllAsync<string?>("lines => lines.forEach(line => line.textContent = '')");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Run cell {cell}", Exact = true }).ClickAsync();
        await Assertions.Expect(status).ToHaveTextAsync(Ran(), new() { Timeout = 600_000 });
        await page.WaitForFunctionAsync("n => Promise.all([...document.querySelectorAll('.cell')[n].querySelectorAll('.drawing')].map(plot => plot.drawn))", cell - 1);
        return clock.Elapsed.TotalSeconds;
    }

    private static double RawBytes(string pack) =>
        Sizes().Match(File.ReadAllText(pack)).Groups["size"].Captures.Sum(size => double.Parse(size.Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex("^ran")]
    private static partial Regex Ran();

    [GeneratedRegex(@"""files"":\[(\[""[^""]+"",(?<size>\d+)\],?)+\]")]
    private static partial Regex Sizes();
}
