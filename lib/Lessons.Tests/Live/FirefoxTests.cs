namespace Lessons.Tests.Live;

/// <summary>The same cells in another browser.</summary>
[Collection("live")]
public sealed class FirefoxTests(LivePages pages)
{
    [FirefoxFact]
    public async Task Run_all_of_lesson_2_shows_what_the_export_shows_in_Firefox_too()
    {
        await using var firefox = await Firefox.StartAsync();
        await firefox.OpenAsync(await pages.WriteLesson("02"));
        await firefox.EvaluateAsync<object?>("window.violations = []; addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective)); return null;");
        var exported = await firefox.EvaluateAsync<string[]>($"return ({LivePage.ShownScript})()");

        await firefox.EvaluateAsync<object?>("[...document.querySelectorAll('.tools button')].find(button => button.textContent === 'Run all').click(); return null;");
        await firefox.WaitAsync("return /^(ran|failed)/.test([...document.querySelectorAll('.cell-status')].at(-1)?.textContent ?? '') || document.querySelector('[data-kind=failed]') !== null");

        var shown = await firefox.EvaluateAsync<string[]>($"return ({LivePage.ShownScript})()");
        for (var cell = 0; cell < exported.Length; cell++)
            Assert.Equal(exported[cell], shown[cell]);
        Assert.Empty(await firefox.EvaluateAsync<string[]>("return violations"));
    }

    [FirefoxFact]
    public async Task A_live_landscape_follows_its_slider_and_the_mouse_in_Firefox_too()
    {
        await using var firefox = await Firefox.StartAsync();
        await firefox.OpenAsync(await pages.WriteShown(LiveFigureTests.Landscape));
        await firefox.EvaluateAsync<object?>("document.querySelector('.make-live').click(); return null;");
        await firefox.WaitAsync("return document.querySelector('.drawing.hand')?._fullLayout?.dragmode === false");

        var end = await firefox.EvaluateAsync<double>("return document.querySelector('.drawing').data[1].x.at(-1)");
        await firefox.EvaluateAsync<object?>("const input = document.querySelector('input[type=range]'); input.value = Math.round(input.max / 3); input.dispatchEvent(new Event('input')); return null;");
        await firefox.WaitAsync($"return document.querySelector('.drawing').data[1].x.at(-1) !== {end.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}");

        var box = await firefox.EvaluateAsync<double[]>("const map = document.querySelector('.nsewdrag'); map.scrollIntoView({ block: 'center' }); const { x, y, width, height } = map.getBoundingClientRect(); return [x, y, width, height]");
        await firefox.ClickAsync(box[0] + box[2] / 4, box[1] + box[3] / 4);
        await firefox.WaitAsync("""
            const { data, layout } = document.querySelector('.drawing');
            const share = (value, [from, to]) => (value - from) / (to - from);
            return data.filter(trace => trace.mode === 'lines+markers').every(way =>
              Math.abs(share(way.x[0], layout.xaxis.range) - 0.25) < 0.02 && Math.abs(share(way.y[0], layout.yaxis.range) - 0.75) < 0.02);
            """);
    }
}
