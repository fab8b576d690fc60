using Lessons.Tests.Export;

namespace Lessons.Tests.FrontEnds;

/// <summary>The drawings in images/, which a front end shows on a paper of its own and in whatever font it finds.</summary>
public sealed class DrawingTests(NotebookTests.OneBrowser browser) : IClassFixture<NotebookTests.OneBrowser>
{
    private static readonly string s_images = Path.Combine(Fixture.Repository, "images");

    public static TheoryData<string, string> Fonts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(s_images, "*.svg").Select(file => Path.GetFileName(file)))
            {
                foreach (var font in new[] { "system-ui", "sans-serif", "serif", "monospace", "'DejaVu Sans'", "'DejaVu Sans Mono'" }) data.Add(file, font);
            }

            return data;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Fonts))]
    public async Task Words_stand_on_cards_and_cover_nothing(string file, string font)
    {
        using var folder = new TemporaryFolder();
        var page = folder.File("drawing.html");
        await File.WriteAllTextAsync(page, $"<!DOCTYPE html><meta charset=utf-8><style>body {{ margin: 0 }} svg text {{ font-family: {font} !important }}</style>{await File.ReadAllTextAsync(Path.Combine(s_images, file))}");
        await using var visit = await browser.Chromium.OpenAsync(page, width: 1100);

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
            () => {
              const boxes = selector => [...document.querySelectorAll(selector)].map(shape => ({ shape, box: shape.getBoundingClientRect(), name: shape.textContent || shape.getAttribute('class') }));
              const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
              const holds = (a, b) => a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;
              const [texts, cards, marks] = [boxes('text'), boxes('.card, .hub'), boxes('.a, .b, .c')];
              return texts.flatMap(text => [
                ...(cards.some(card => holds(card.box, text.box)) ? [] : [`“${text.name}” stands on no card`]),
                ...[...texts, ...marks].filter(other => other.shape !== text.shape && meet(other.box, text.box)).map(other => `“${text.name}” meets “${other.name}”`),
              ]);
            }
            """));
    }
}
