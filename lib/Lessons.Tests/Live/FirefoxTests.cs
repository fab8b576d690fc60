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
        for (var busy = true; busy;)
        {
            await Task.Delay(500);
            busy = await firefox.EvaluateAsync<bool>("return !/^(ran|failed)/.test([...document.querySelectorAll('.cell-status')].at(-1)?.textContent ?? '') && !document.querySelector('[data-kind=failed]')");
        }

        var shown = await firefox.EvaluateAsync<string[]>($"return ({LivePage.ShownScript})()");
        for (var cell = 0; cell < exported.Length; cell++)
            Assert.Equal(exported[cell], shown[cell]);
        Assert.Empty(await firefox.EvaluateAsync<string[]>("return violations"));
    }
}
