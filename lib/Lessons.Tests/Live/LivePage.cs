using Lessons.Tests.Export;
using Microsoft.Playwright;

namespace Lessons.Tests.Live;

/// <summary>A page whose cells run, by the names that a reader sees or hears.</summary>
internal sealed class LivePage(Visit visit) : IAsyncDisposable
{
    /// <summary>A function of the page that gives what each cell shows.</summary>
    public const string ShownScript = """
        () => [...document.querySelectorAll('.cell')].map(cell => {
          const outputs = cell.querySelector('.outputs')?.cloneNode(true);
          outputs?.querySelectorAll('.drawing, label.slider, .make-live, .hint').forEach(part => part.remove());
          return outputs?.textContent.trim() ?? '';
        })
        """;

    public IPage Page => visit.Page;

    /// <summary>What the page complained of; that it makes modules and workers in memory is no request.</summary>
    public IEnumerable<string> Complaints => visit.Complaints.Where(complaint => !complaint.StartsWith("request: blob:", StringComparison.Ordinal));

    public ILocator Cell(int number) => Page.Locator(".cell").Nth(number - 1);

    public ILocator Status(int number) => Cell(number).Locator(".cell-status");

    public ILocator Outputs(int number) => Cell(number).Locator(".outputs");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Code(int number) => Page.GetByRole(AriaRole.Textbox, new() { Name = $"Code of cell {number}." });

    /// <summary>Puts code into a cell.</summary>
    public async Task Write(int number, string code)
    {
        if (await Code(number).CountAsync() == 0) await Button($"Edit cell {number}").ClickAsync(new() { Force = true });
        await Code(number).FillAsync(code);
    }

    /// <summary>Runs a cell and waits until it has ended, well or not.</summary>
    public async Task<string> Run(int number)
    {
        await Forget(number);
        await Button($"Run cell {number}").ClickAsync();
        await Ended(number);
        return await Outputs(number).IsVisibleAsync() ? await Outputs(number).InnerTextAsync() : "";
    }

    /// <summary>Takes away what an earlier run said, so that it is not taken for what the next one says.</summary>
    public Task Forget(int number) => Status(number).EvaluateAllAsync<string?>("lines => lines.forEach(line => line.textContent = '')");

    /// <summary>Waits until nothing runs.</summary>
    public async Task Ended(int number)
    {
        await Assertions.Expect(Status(number)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(ran|failed|stopped|C#|What|The|This)"));
        await Assertions.Expect(Button("Stop")).ToBeHiddenAsync();
    }

    /// <summary>What each cell shows, the parts of its charts included, without what the browser drew of them.</summary>
    public Task<string[]> Shown() => Page.EvaluateAsync<string[]>(ShownScript);

    public ValueTask DisposeAsync() => visit.DisposeAsync();
}
