namespace Lessons.Tests.Live;

/// <summary>The course's own lessons, run in their pages.</summary>
[Collection("live lessons")]
public sealed class LiveLessonTests(LivePages pages)
{
    [LiveTheory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("02")]
    [InlineData("03")]
    [InlineData("04")]
    [InlineData("05")]
    [InlineData("09")]
    [InlineData("10")]
    [InlineData("11")]
    public async Task Run_all_shows_what_the_export_shows_to_the_last_bit(string number)
    {
        await using var page = await pages.Lesson(number);
        var exported = await page.Shown();

        await page.Button("Run all").ClickAsync();
        await page.Ended(exported.Length);

        var shown = await page.Shown();
        for (var cell = 0; cell < exported.Length; cell++)
            Assert.Equal(exported[cell], shown[cell]);
        Assert.Empty(page.Complaints);
    }
}
