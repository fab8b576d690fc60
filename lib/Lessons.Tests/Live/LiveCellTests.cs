using Deque.AxeCore.Playwright;
using Lessons.Notebooks;
using Microsoft.Playwright;

namespace Lessons.Tests.Live;

/// <summary>Cells that a reader runs and edits in a page.</summary>
[Collection("live")]
public sealed class LiveCellTests(LivePages pages)
{
    private const string Course = "#r \"../lib/bin/Course.dll\"\nusing Course;";

    [LiveFact]
    public async Task A_cell_runs_those_above_it_first_and_shows_what_it_prints_and_its_value()
    {
        await using var page = await pages.Cells(Course, "var a = 2;\nConsole.WriteLine(\"above\");", "await Task.FromResult(a * 21)");

        Assert.Equal("42", (await page.Run(3)).Trim());
        Assert.Equal("above", (await page.Outputs(2).InnerTextAsync()).Trim());

        await page.Write(2, "var a = 3;");
        Assert.Equal("63", (await page.Run(3)).Trim());
        Assert.Empty(page.Complaints);
    }

    [LiveFact]
    public async Task A_figure_is_drawn_anew_from_edited_code_and_reset_brings_back_the_old_one()
    {
        await using var page = await pages.Lesson("02");
        await page.Page.Locator("#figure-1 .drawing").ScrollIntoViewIfNeededAsync();
        await page.Page.WaitForFunctionAsync("() => document.querySelector('#figure-1 .drawing').data");
        var before = await Data();
        await page.Run(2);
        Assert.Equal(before, await Data());

        var code = await page.Cell(2).Locator("pre.code").InnerTextAsync();
        await page.Write(2, code.Replace("Beta = 0.7 }, label: \"momentum\"", "Beta = 0.2 }, label: \"less momentum\"", StringComparison.Ordinal));
        await page.Forget(2);
        await page.Page.Keyboard.PressAsync("Shift+Enter");
        await page.Ended(2);
        Assert.NotEqual(before, await Data());
        Assert.Contains("less momentum", await page.Outputs(2).InnerTextAsync(), StringComparison.Ordinal);

        await page.Button("Reset cell 2").ClickAsync();
        Assert.Equal(before, await Data());
        Assert.Equal(code, await page.Cell(2).Locator("pre.code").InnerTextAsync());
        Assert.Empty(page.Complaints);

        async Task<string> Data()
        {
            await page.Page.WaitForFunctionAsync("() => document.querySelector('#figure-1 .drawing').data");
            return await page.Page.EvaluateAsync<string>("() => JSON.stringify(document.querySelector('#figure-1 .drawing').data.map(trace => [trace.x, trace.y]))");
        }
    }

    [LiveFact]
    public async Task A_class_defined_again_is_the_new_one_and_a_culture_ends_with_its_cell()
    {
        await using var page = await pages.Cells("class Rule { public double Rate => 1.5; }", "new Rule().Rate",
            "System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(\"\") { NumberFormat = { NumberDecimalSeparator = \",\" } };\n$\"{2.5}\"", "$\"{3.5}\"");
        Assert.Equal("3.5", (await page.Run(4)).Trim());
        Assert.Equal("1.5", (await page.Outputs(2).InnerTextAsync()).Trim());
        Assert.Equal("2,5", (await page.Outputs(3).InnerTextAsync()).Trim());

        await page.Write(1, "class Rule { public double Rate => 4.5; }");
        Assert.Equal("4.5", (await page.Run(2)).Trim());
    }

    [LiveFact]
    public async Task A_page_opened_twice_runs_in_each_and_keeps_what_was_written_last()
    {
        await using var page = await pages.Cells("1 + 1");
        var other = await page.Page.Context.NewPageAsync();
        await other.GotoAsync(page.Page.Url);
        await other.GetByRole(AriaRole.Button, new() { Name = "Edit cell 1" }).ClickAsync(new() { Force = true });
        await other.GetByRole(AriaRole.Textbox).FillAsync("2 + 2");
        await page.Write(1, "3 + 3");
        await other.Keyboard.PressAsync("Shift+Enter");

        Assert.Equal("6", (await page.Run(1)).Trim());
        await Assertions.Expect(other.Locator(".outputs")).ToHaveTextAsync("4");
        await other.ReloadAsync();
        await Assertions.Expect(other.Locator("pre.code")).ToHaveTextAsync("3 + 3");
    }

    [LiveFact]
    public async Task An_exercise_is_solved_in_the_page()
    {
        await using var page = await pages.Cells(Course, "double Answer() => double.NaN;", "Exercise.Number(\"two and two\", Answer, 4, 0.1)");

        Assert.Contains("not yet", await page.Run(3), StringComparison.Ordinal);
        await page.Write(2, "double Answer() => 4;");
        Assert.Contains("✓ done", await page.Run(3), StringComparison.Ordinal);
    }

    private static readonly (string Code, string Status, string Says)[] s_failures =
    [
        ("var a = 1;\nvar b = a + ;", "failed at line 2", "CS1525"),
        ("int F(int i) =>\n    new[] { 1 }[i];\nF(0);\nF(7)", "failed at line 2", "at top level in cell 1, line 4"),
        ("#r \"nuget: Newtonsoft.Json\"", "failed at line 1", "no network to fetch a package by"),
        ("#!fsharp\nlet a = 1", "failed at line 1", "a page runs C# alone"),
        ("using System.Net.Http;\nawait new HttpClient().GetStringAsync(\"http://localhost\")", "failed at line 1", "no network"),
        ("new System.Threading.Thread(() => { }).Start();", "failed at line 1", "A page has one thread"),
        ("File.ReadAllText(\"/etc/passwd\")", "failed at line 1", "Could not find"),
        ("while (true) Console.WriteLine(\"again\");", "failed at line 1", "printed a hundred thousand characters"),
        ("var all = new List<byte[]>();\nwhile (true) all.Add(new byte[100_000_000]);", "failed at line 2", "OutOfMemoryException"),
    ];

    [LiveFact]
    public async Task What_fails_says_so_at_its_line_and_the_next_cell_runs()
    {
        await using var page = await pages.Cells("1", "1 + 1");
        foreach (var (code, status, says) in s_failures)
        {
            await page.Write(1, code);
            var shown = await page.Run(1);
            await Assertions.Expect(page.Status(1)).ToHaveTextAsync(status);
            Assert.Contains(says, shown, StringComparison.Ordinal);

            await page.Write(1, "var mended = true;");
            Assert.Equal("2", (await page.Run(2)).Trim());
        }
    }

    [LiveFact]
    public async Task An_endless_loop_is_stopped_while_the_page_answers_and_nothing_written_is_lost()
    {
        await using var page = await pages.Cells("var a = 5;", "while (true) { }", "a");
        await page.Run(1);
        await page.Write(3, "a + 1");
        await page.Button("Run cell 2").ClickAsync();
        await Assertions.Expect(page.Status(2)).ToContainTextAsync("runs");
        await page.Button("Light / dark").ClickAsync();
        Assert.Equal("dark", await page.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));

        await page.Button("Stop").ClickAsync();
        await Assertions.Expect(page.Status(2)).ToHaveTextAsync("stopped", new() { Timeout = 10_000 });
        await Assertions.Expect(page.Page.GetByText("The cells above will run again").First).ToBeVisibleAsync();

        await page.Write(2, "a *= 2;");
        Assert.Equal("11", (await page.Run(3)).Trim());
    }

    [LiveFact]
    public async Task A_stack_without_end_ends_the_worker_and_not_the_page()
    {
        await using var page = await pages.Cells("int F(int n) => 1 + F(n + 1);\nF(0)");
        await page.Button("Run cell 1").ClickAsync();
        await Assertions.Expect(page.Status(1)).ToContainTextAsync("C# ended in the page (StackOverflowException)");
        await page.Write(1, "7 * 6");
        Assert.Equal("42", (await page.Run(1)).Trim());
    }

    [LiveFact]
    public async Task Pressing_everything_at_once_runs_each_cell_once_and_in_order()
    {
        await using var page = await pages.Cells("var order = \"1\";\norder", "order += \"2\";\norder", "order += \"3\";\norder");
        await page.Page.EvaluateAsync("""
            () => {
              const runs = [...document.querySelectorAll('.run')].reverse();
              runs.forEach(run => run.click());
              [...document.querySelectorAll('.tools button')].find(button => button.textContent === 'Run all').click();
              runs.forEach(run => run.click());
            }
            """);
        await page.Ended(3);
        Assert.Equal("123", (await page.Outputs(3).InnerTextAsync()).Trim());
    }

    [LiveFact]
    public async Task Stopping_while_it_loads_leaves_a_page_that_runs()
    {
        await using var page = await pages.Cells("1 + 1");
        await page.Button("Run cell 1").ClickAsync();
        await page.Button("Stop").ClickAsync();
        await Assertions.Expect(page.Button("Stop")).ToBeHiddenAsync();
        Assert.Equal("2", (await page.Run(1)).Trim());
    }

    [LiveFact]
    public async Task What_a_reader_wrote_survives_a_reload_and_reset_page_forgets_it()
    {
        await using var page = await pages.Cells("var first = 1;", "var second = 2;");
        await page.Write(2, "var mine = 3;");
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Cell(2).Locator("pre.code")).ToHaveTextAsync("var mine = 3;");
        await Assertions.Expect(page.Cell(1).Locator("pre.code")).ToHaveTextAsync("var first = 1;");

        await page.Button("Reset page").ClickAsync();
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Cell(2).Locator("pre.code")).ToHaveTextAsync("var second = 2;");
    }

    [LiveFact]
    public async Task A_slow_cell_says_how_long_it_takes_before_it_is_through_and_that_fewer_seeds_take_less()
    {
        await using var page = await pages.Of(new() { Cells = [new CodeCell { Source = "// many seeds\nwhile (true) { }", Tags = ["slow-in-page-40"], ExecutionCount = 1 }] });
        await page.Button("Run cell 1").ClickAsync();
        await Assertions.Expect(page.Status(1)).ToContainTextAsync("of about 40 s; with fewer seeds it takes less");
        await Assertions.Expect(page.Page.Locator(".unseen[role=status]")).ToHaveTextAsync("Cell 1 takes about 40 seconds here; with fewer seeds it takes less");
        await page.Button("Stop").ClickAsync();
    }

    [LiveFact]
    public async Task The_keyboard_edits_runs_and_leaves()
    {
        await using var page = await pages.Cells("if (true)\n{\n}\n");
        await page.Button("Edit cell 1").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Code(1)).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Control+A");
        await page.Page.Keyboard.TypeAsync("for (var i = 0; i < 2; i++) {");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("Console.Write(i);");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await page.Page.Keyboard.TypeAsync("}");
        Assert.Equal("for (var i = 0; i < 2; i++) {\n    Console.Write(i);\n}", await page.Code(1).InputValueAsync());
        await page.Page.Keyboard.PressAsync("Shift+Enter");
        await page.Ended(1);
        Assert.Equal("01", (await page.Outputs(1).InnerTextAsync()).Trim());
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Button("Edit cell 1")).ToBeFocusedAsync();
    }

    [LiveFact]
    public async Task Values_show_by_the_conventions_of_the_notebook()
    {
        await using var page = await pages.Cells("new[] { 1.5, 2.5 }.Display();\ndisplay(\"text\");\nHTML(\"<b>bold</b><script>document.title = 'taken'</script>\").Display();\n(1, \"b\")");
        var shown = await page.Run(1);
        Assert.Matches(@"(?s)^\s*\[ 1\.5, 2\.5 \].*text.*bold.*\(1, b\)", shown);
        Assert.NotEqual("taken", await page.Page.TitleAsync());
        Assert.Empty(page.Complaints);
    }

    [LiveFact]
    public async Task A_page_whose_Run_is_never_pressed_loads_nothing_and_says_nothing()
    {
        await using var page = await pages.Lesson("02");
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var files = await page.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(entry => entry.name.split('/').at(-1))");
        Assert.DoesNotContain("csharp.js", files);
        Assert.DoesNotContain("live.js", files);
        Assert.Empty(page.Complaints);
    }

    [LiveFact]
    public async Task A_page_without_what_runs_it_or_beside_another_exports_says_so_in_a_line()
    {
        await Says(null, "does not lie beside this page");
        await Says([.. pages.Pack.Take(pages.Pack.Length / 2)], "damaged or cut short");
        await Says("coursePack({\"key\":\"another\"});"u8.ToArray(), "are of different exports");

        async Task Says(byte[]? pack, string sentence)
        {
            await using var page = await pages.Beside(pack, "1 + 1");
            await page.Button("Run cell 1").ClickAsync();
            await Assertions.Expect(page.Status(1)).ToContainTextAsync(sentence);
            await Assertions.Expect(page.Button("Stop")).ToBeHiddenAsync();
        }
    }

    [LiveTheory]
    [InlineData("WebAssembly")]
    [InlineData("DecompressionStream")]
    public async Task A_browser_that_lacks_something_shows_the_page_as_it_is_and_a_line(string lacks)
    {
        await using var page = await pages.Cells("1 + 1");
        await page.Page.AddInitScriptAsync($"delete globalThis.{lacks}");
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Page.GetByText($"this browser has no {lacks}.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Button("Run cell 1")).ToHaveCountAsync(0);
        Assert.Empty(page.Complaints);
    }

    [LiveFact]
    public async Task A_browser_that_keeps_nothing_says_so_once_something_is_written()
    {
        await using var page = await pages.Cells("1 + 1");
        await page.Page.EvaluateAsync("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; Object.defineProperty(window, 'localStorage', { value: new Proxy({}, { set: () => { throw new DOMException('full', 'QuotaExceededError'); } }) }); }");
        await page.Write(1, "2 + 2");
        await Assertions.Expect(page.Page.GetByText("keeps nothing for the page (QuotaExceededError)")).ToBeVisibleAsync();
        Assert.Equal("4", (await page.Run(1)).Trim());
    }

    [LiveTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_violation_while_a_cell_is_edited_and_after_it_failed(ColorScheme scheme)
    {
        await using var page = await pages.Cells("Console.WriteLine(1);", "oops");
        await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.Run(2);
        await page.Write(2, "// mine\nvar a = \"text\" + 1;");
        await page.Write(1, "Console.WriteLine(2);");
        var result = await page.Page.RunAxe();
        Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
    }

    [LiveFact]
    public async Task A_page_without_sections_gives_its_column_the_room_of_the_contents()
    {
        await using var page = await pages.Cells("1");
        Assert.InRange(await page.Page.EvaluateAsync<double>("() => document.querySelector('main').getBoundingClientRect().width"), 600, 1440);
    }

    [LiveFact]
    public async Task A_phone_holds_it_all_without_scrolling_sideways()
    {
        await using var page = await pages.Cells($"var wide = \"{new string('x', 200)}\";\nwide", "oops");
        await page.Page.SetViewportSizeAsync(390, 844);
        await page.Run(2);
        await page.Write(1, $"// {new string('y', 200)}");
        Assert.Equal(390, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
