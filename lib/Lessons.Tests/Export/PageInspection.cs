using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>One visit to a page, in which everything about it is looked at.</summary>
internal sealed class PageInspection(Chromium chromium, string file, string name, Action<Finding> report)
{
    private static readonly string s_inspect = File.ReadAllText(Path.Combine(Fixture.Repository, "lib", "Lessons.Tests", "Export", "inspect.js"));

    // To describe all that is as it should be takes axe-core longer than to look at it.
    private static readonly AxeRunOptions s_violations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The screens that slides must fit: projectors, an old one of 4 : 3, and a phone held sideways.</summary>
    public static IReadOnlyList<(int Width, int Height)> Screens { get; } = [(1920, 1080), (1024, 768), (844, 390), (1280, 720)];

    public int Charts { get; private set; }

    public int Sliders { get; private set; }

    public int Formulas { get; private set; }

    public async Task RunAsync()
    {
        await using var visit = await chromium.OpenAsync(file);
        var page = visit.Page;
        await page.EvaluateAsync(s_inspect);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => details.open = true)");
        await visit.DrawAll();
        (Charts, Sliders, Formulas) = (await page.Locator(".drawing").CountAsync(), await page.Locator(".slider input").CountAsync(), await page.Locator("math").CountAsync());

        await FindAsync(PageCheck.Charts, "charts", page, "wide and light");
        await FindAsync(PageCheck.Formulas, "formulas", page, "wide and light");
        await FindAsync(PageCheck.Layout, "layout", page, "wide and light");
        await StillsAsync(page);
        await visit.Keep($"{name}-1280");
        await AxeAsync(visit);
        await SlideAsync(page);
        await PlayAsync(page);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await FindAsync(PageCheck.Layout, "layout", page, "wide and dark");

        await page.SetViewportSizeAsync(390, 844);
        await SettleAsync(page);
        await FindAsync(PageCheck.Charts, "charts", page, "narrow and dark");
        await FindAsync(PageCheck.Formulas, "formulas", page, "narrow and dark");
        await FindAsync(PageCheck.Layout, "layout", page, "narrow and dark");
        await visit.Keep($"{name}-390");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await FindAsync(PageCheck.Layout, "layout", page, "narrow and light");

        await PrintAsync(visit);
        await PresentAsync(visit);
        foreach (var complaint in visit.Complaints) report(new(PageCheck.Silence, $"{name}: {complaint}"));
    }

    /// <summary>What is wrong stays wrong; what is still being drawn gets the time it needs.</summary>
    private async Task FindAsync(PageCheck check, string function, IPage page, string how)
    {
        string[] found = [];
        for (var tries = 0; tries < 10; tries++)
        {
            found = await page.EvaluateAsync<string[]>($"() => inspect.{function}()");
            if (found.Length == 0) return;
            await SettleAsync(page);
        }

        foreach (var what in found) report(new(check, $"{name}, {how}: {what}"));
    }

    /// <summary>Each chart beside its still, before a slider moves.</summary>
    private async Task StillsAsync(IPage page)
    {
        var sources = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('figure.chart')].map(figure => figure.querySelector('.still')?.src ?? '')");
        string[] stills = [.. sources.Select(source => source.StartsWith("data:", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(source.Split(',')[1]))
            : source.Length > 0 ? File.ReadAllText(new Uri(source).LocalPath) : "")];
        foreach (var what in await page.EvaluateAsync<string[]>("stills => inspect.stills(stills)", stills)) report(new(PageCheck.Stills, $"{name}: {what}"));
    }

    /// <summary>Waits until what depends on the size of the window has followed it.</summary>
    private static Task SettleAsync(IPage page) => page.WaitForTimeoutAsync(300);

    private async Task AxeAsync(Visit visit)
    {
        var page = visit.Page;
        // One table of a chart's numbers is like the other, and they are most of the page.
        await page.EvaluateAsync("() => [...document.querySelectorAll('.numbers')].slice(1).forEach(details => details.open = false)");
        // axe-core asks for the style sheet, which the page's policy forbids, and says so.
        visit.IsListening = false;
        var result = await page.RunAxe(s_violations);
        visit.IsListening = true;
        foreach (var node in result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {Reason(node)}")))
            report(new(PageCheck.Accessibility, $"{name}: {node}"));

        static string Reason(AxeResultNode node) => string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
    }

    /// <summary>To the one end and to the other: the chart changes, keeps its traces, and cuts no text off.</summary>
    private async Task SlideAsync(IPage page)
    {
        foreach (var slider in await page.Locator(".slider input").AllAsync())
        {
            await slider.FocusAsync();
            foreach (var key in new[] { "End", "Home", "End" })
            {
                var before = await slider.EvaluateAsync<string>("slider => { slider.before = inspect.picture(slider); return slider.value; }");
                await slider.PressAsync(key);
                if (await slider.InputValueAsync() == before) continue; // it began there
                try
                {
                    await slider.EvaluateAsync("""
                        async slider => {
                          for (let wait = 0; inspect.picture(slider) === slider.before; wait++) {
                            if (wait > 100) throw new Error('no change');
                            await new Promise(resolve => setTimeout(resolve, 20));
                          }
                        }
                        """);
                }
                catch (PlaywrightException)
                {
                    report(new(PageCheck.Sliders, $"{name}: the slider “{await slider.GetAttributeAsync("aria-label")}” does not change its chart from stop {before} by {key}"));
                }
                foreach (var what in await slider.EvaluateAsync<string[]>("slider => inspect.chart(slider.closest('figure').querySelector('.drawing'))"))
                    report(new(PageCheck.Sliders, $"{name}: with the slider at its {key}, {what}"));
            }
        }

        await FindAsync(PageCheck.Layout, "layout", page, "after sliding");
    }

    /// <summary>To its end: the chart keeps its traces, and its contours all the way.</summary>
    private async Task PlayAsync(IPage page)
    {
        foreach (var button in await page.Locator(".drawing .updatemenu-button", new() { HasText = "play" }).AllAsync())
        {
            await button.EvaluateAsync("button => inspect.watch(button.closest('.drawing'))");
            await button.ClickAsync();
            foreach (var what in await button.EvaluateAsync<string[]>("button => button.closest('.drawing').played"))
                report(new(PageCheck.Sliders, $"{name}: after its play, {what}"));
        }
    }

    private async Task PrintAsync(Visit visit)
    {
        var page = visit.Page;
        await page.SetViewportSizeAsync(673, 950); // A4 between its margins, in CSS pixels
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await SettleAsync(page);
        await FindAsync(PageCheck.Charts, "charts", page, "on paper");
        await FindAsync(PageCheck.Formulas, "formulas", page, "on paper");
        await FindAsync(PageCheck.Paper, "layout", page, "on paper");
        await FindAsync(PageCheck.Paper, "paper", page, "on paper");
        await visit.Keep($"{name}-paper");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(1280, 900);
        await SettleAsync(page);
    }

    /// <summary>Every slide by its address at four sizes of screen, and by its key at one; and the page as it was after.</summary>
    private async Task PresentAsync(Visit visit)
    {
        var page = visit.Page;
        if (await page.Locator("body.lesson").CountAsync() == 0) return;
        await page.EvaluateAsync("() => { document.querySelectorAll('main details').forEach(details => details.open = false); scrollTo(0, 0); }");
        var (before, sizes) = (await page.EvaluateAsync<string>("() => inspect.page()"), await SizesAsync());
        await page.Keyboard.PressAsync("p");
        foreach (var (width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.WaitForFunctionAsync("width => document.querySelector('.deck').style.cssText.includes(`--w: ${width}px`)", width);
            foreach (var what in await page.EvaluateAsync<string[]>("() => inspect.slides()")) report(new(PageCheck.Presenting, $"{name}, {width} × {height}: {what}"));
            await KeepSlidesAsync(visit, width);
        }

        var slides = await page.Locator(".slide").CountAsync();
        await page.Keyboard.PressAsync("Home");
        for (var i = 1; i <= slides; i++)
        {
            var position = await page.Locator(".position").TextContentAsync();
            if (position != $"{i} / {slides}") report(new(PageCheck.Presenting, $"{name}: slide {i} of {slides} says {position}"));
            await page.Keyboard.PressAsync("PageDown");
        }

        await page.SetViewportSizeAsync(1280, 900);
        await page.Keyboard.PressAsync("Escape");
        if (await page.EvaluateAsync<string>("() => inspect.page()") != before) report(new(PageCheck.Presenting, $"{name}: the page is not what it was before presenting"));
        for (var tries = 0; tries < 10 && await SizesAsync() != sizes; tries++) await SettleAsync(page);
        if (await SizesAsync() != sizes) report(new(PageCheck.Presenting, $"{name}: charts had the sizes {sizes} before presenting, and have {await SizesAsync()} after"));

        Task<string> SizesAsync() => page.EvaluateAsync<string>("() => [...document.querySelectorAll('.drawing')].map(({ _fullLayout: l }) => `${Math.round(l.width)} × ${Math.round(l.height)}, ${l.font.size}`).join('; ')");
    }

    /// <summary>A picture of every slide, where pictures are kept.</summary>
    private async Task KeepSlidesAsync(Visit visit, int width)
    {
        if (!Visit.Keeps) return;
        await visit.Page.Keyboard.PressAsync("Home");
        for (var i = 1; i <= await visit.Page.Locator(".slide").CountAsync(); i++)
        {
            await SettleAsync(visit.Page);
            await visit.Keep($"{name}-{width}-slide-{i:00}");
            await visit.Page.Keyboard.PressAsync("PageDown");
        }
    }
}
