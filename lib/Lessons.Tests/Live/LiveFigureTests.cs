using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Lessons.Tests.Live;

/// <summary>Figures that a page draws anew as their reader moves a slider or a start.</summary>
[Collection("live")]
public sealed class LiveFigureTests(LivePages pages)
{
    internal const string Parabola = """
        Charts.Lines("A parabola", "x", "y", Slider.Over("α", new[] { 0.5, 1.0, 2 }, α => new[] { Series.Of("f", new[] { 1.0, 2 }, x => α * x * x) }, start: 1))
        """;

    internal const string Landscape = """
        Charts.Landscape("Two rules", Slider.Over("angle", new[] { 0.0, 45 }, a => new TurnedRavine(a)), 20, new Sgd { LearningRate = 0.1 }, new Adam { LearningRate = 0.3 })
        """;

    [LiveFact]
    public async Task One_press_makes_a_slider_take_every_value_between_two_stops()
    {
        await using var page = await pages.Shown(Parabola, "1");
        Assert.Equal("2", await Slider(page).GetAttributeAsync("max"));

        await page.Button("Make it live").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByText("The slider takes every value.")).ToBeVisibleAsync();
        await Assertions.Expect(Slider(page)).ToBeFocusedAsync();
        await Assertions.Expect(page.Button("Make it live")).ToHaveCountAsync(0);
        await Assertions.Expect(Slider(page)).ToHaveAttributeAsync("aria-valuetext", "α = 1");
        Assert.Equal("", await page.Status(3).InnerTextAsync());

        await page.Page.Keyboard.PressAsync("ArrowRight");
        var text = await Slider(page).GetAttributeAsync("aria-valuetext");
        Assert.Matches(@"^α = 1\.0\d$", text);
        await Curve(page, double.Parse(text!["α = ".Length..], System.Globalization.CultureInfo.InvariantCulture));

        await page.Page.Keyboard.PressAsync("End");
        await Curve(page, 2);
        // Many at once: the last is what stays.
        await Slider(page).EvaluateAsync("input => { for (let value = Number(input.max); value > 20; value--) { input.value = value; input.dispatchEvent(new Event('input')); } }");
        text = await Slider(page).GetAttributeAsync("aria-valuetext");
        await Curve(page, double.Parse(text!["α = ".Length..], System.Globalization.CultureInfo.InvariantCulture));
        await page.Page.GetByText("The numbers").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".numbers td").Nth(1)).ToHaveTextAsync(text["α = ".Length..]);
        Assert.Empty(page.Complaints);
    }

    [LiveFact]
    public async Task A_click_and_the_arrow_keys_move_the_start_of_all_paths()
    {
        await using var page = await pages.Shown(Landscape);
        var map = await LiveMap(page);

        var box = (await page.Page.Locator(".nsewdrag").BoundingBoxAsync())!;
        await page.Page.Mouse.ClickAsync(box.X + box.Width / 4, box.Y + box.Height / 4);
        var clicked = await StartsAt("([x, y], [left, right], [bottom, top]) => Math.abs((x - left) / (right - left) - 0.25) < 0.02 && Math.abs((y - bottom) / (top - bottom) - 0.75) < 0.02");
        Assert.Equal(2, clicked.Length);
        Assert.Equal(clicked[0], clicked[1]);

        await map.PressAsync("ArrowRight");
        var moved = await StartsAt($"([x]) => x > {clicked[0][0].ToString("R", System.Globalization.CultureInfo.InvariantCulture)}");
        Assert.Equal(clicked[0][1], moved[0][1], 1e-3);

        // The slider keeps the start where the reader put it.
        await page.Page.GetByRole(AriaRole.Slider).PressAsync("End");
        await page.Page.WaitForFunctionAsync($"old => document.querySelector('.drawing').data[1].x.at(-1) !== old", await End());
        Assert.Equal(moved[0], (await StartsAt("() => true"))[1]);
        await map.PressAsync("Home");
        await StartsAt("([x]) => Math.abs(x + 2.1213) < 1e-3"); // (−5, −2), turned by 45 degrees
        Assert.Empty(page.Complaints);

        Assert.Empty((await page.Page.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.Page.WaitForFunctionAsync("() => document.documentElement.scrollWidth === 390"); // once the map has followed

        async Task<double[][]> StartsAt(string isThere)
        {
            await page.Page.WaitForFunctionAsync($$"""
                () => {
                  const { data, layout } = document.querySelector('.drawing');
                  return data.filter(trace => trace.mode === 'lines+markers').every(way => ({{isThere}})([way.x[0], way.y[0]], layout.xaxis.range, layout.yaxis.range));
                }
                """);
            return await page.Page.EvaluateAsync<double[][]>("() => document.querySelector('.drawing').data.filter(trace => trace.mode === 'lines+markers').map(way => [way.x[0], way.y[0]])");
        }

        Task<double> End() => page.Page.EvaluateAsync<double>("() => document.querySelector('.drawing').data[1].x.at(-1)");
    }

    [LiveFact]
    public async Task A_finger_sets_the_start_by_a_tap_takes_it_along_and_else_scrolls_the_page()
    {
        await using var page = await pages.Shown(Landscape);
        await LiveMap(page);
        var session = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await session.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true });
        var box = (await page.Page.Locator(".nsewdrag").BoundingBoxAsync())!;

        await Touch((0.25, 0.25));
        await StartIsNear(0.25, 0.75);
        await Touch((0.25, 0.25), (0.3, 0.3), (0.5, 0.4), (0.75, 0.5));
        await StartIsNear(0.75, 0.5);
        var scrolled = await page.Page.EvaluateAsync<double>("() => scrollY");
        await Touch((0.3, 0.9), (0.3, 0.7), (0.3, 0.3), (0.3, 0.1));
        await page.Page.WaitForFunctionAsync("before => scrollY > before", scrolled);
        await StartIsNear(0.75, 0.5);

        async Task Touch(params (double Across, double Down)[] way)
        {
            foreach (var (i, (across, down)) in way.Index())
            {
                var point = new Dictionary<string, object> { ["x"] = box.X + across * box.Width, ["y"] = box.Y + down * box.Height };
                await session.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = i == 0 ? "touchStart" : "touchMove", ["touchPoints"] = new[] { point } });
            }

            await session.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        }

        Task StartIsNear(double across, double up) => page.Page.WaitForFunctionAsync("""
            ([across, up]) => {
              const { data, layout } = document.querySelector('.drawing');
              const share = (value, [from, to]) => (value - from) / (to - from);
              return data.filter(trace => trace.mode === 'lines+markers').every(way =>
                Math.abs(share(way.x[0], layout.xaxis.range) - across) < 0.02 && Math.abs(share(way.y[0], layout.yaxis.range) - up) < 0.02);
            }
            """, new[] { across, up });
    }

    [LiveFact]
    public async Task What_a_cell_cannot_show_between_its_stops_is_said_and_the_stops_stay()
    {
        await using var page = await pages.Shown("""
            var looked = new Dictionary<double, double> { [0.1] = 1, [0.2] = 2 };
            Charts.Lines("Looked up", "x", "y", Slider.Over("α", looked.Keys, α => new[] { Series.Of("f", new[] { 1.0, 2 }, x => looked[α] * x * x) }))
            """);
        await page.Button("Make it live").ClickAsync();
        await Assertions.Expect(Slider(page)).ToBeFocusedAsync();
        await Slider(page).PressAsync("ArrowRight");
        await Assertions.Expect(page.Page.GetByText("Between its stops this cell has nothing to show (KeyNotFoundException")).ToBeVisibleAsync();
        await Slider(page).PressAsync("End");
        await Assertions.Expect(Slider(page)).ToHaveAttributeAsync("aria-valuetext", "α = 0.2");
        await Curve(page, 2);
    }

    [LiveFact]
    public async Task After_a_stop_a_figure_has_its_stops_and_can_be_made_live_again()
    {
        await using var page = await pages.Shown(Parabola, "1");
        await page.Button("Make it live").ClickAsync();
        await Assertions.Expect(Slider(page)).ToBeFocusedAsync();
        await Slider(page).PressAsync("End");
        await Curve(page, 2);

        await page.Write(3, "while (true) { }");
        await page.Button("Run cell 3").ClickAsync();
        await Assertions.Expect(page.Status(3)).ToContainTextAsync("runs");
        await page.Button("Stop").ClickAsync();
        await Assertions.Expect(Slider(page)).ToHaveAttributeAsync("max", "2");
        await Assertions.Expect(Slider(page)).ToHaveAttributeAsync("aria-valuetext", "α = 2");
        await page.Button("Make it live").ClickAsync();
        await Assertions.Expect(page.Page.GetByText("The slider takes every value.")).ToBeVisibleAsync();
    }

    /// <summary>Makes the landscape live and waits until it takes the reader's hand.</summary>
    private static async Task<ILocator> LiveMap(LivePage page)
    {
        await page.Button("Make it live").ClickAsync();
        var map = page.Page.GetByRole(AriaRole.Application);
        await map.ScrollIntoViewIfNeededAsync();
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.drawing.hand')?._fullLayout?.dragmode === false");
        return map;
    }

    private static ILocator Slider(LivePage page) => page.Page.GetByRole(AriaRole.Slider);

    private static Task<IJSHandle> Curve(LivePage page, double α) => page.Page.WaitForFunctionAsync("""
        α => {
          const [curve] = document.querySelector('.drawing').data;
          return [...curve.y].every((y, i) => Math.abs(y - α * curve.x[i] ** 2) < 1e-6);
        }
        """, α);
}
