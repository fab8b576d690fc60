namespace Lessons.Tests.Export;

/// <summary>Every page of the course in a real browser, from disk, with the network off.</summary>
public sealed class CoursePagesTests(CoursePages course) : IClassFixture<CoursePages>
{
    public static TheoryData<PageCheck> Checks { get; } = [.. Enum.GetValues<PageCheck>()];

    [BrowserTheory]
    [MemberData(nameof(Checks))]
    public void Every_page_is_as_it_should_be(PageCheck check)
    {
        var findings = course.Findings.Where(finding => finding.Check == check).Select(finding => finding.What).ToList();
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [BrowserFact]
    public void Something_was_looked_at()
    {
        Assert.Equal(Fixture.Lessons().Length + 4, course.Seen.Pages);
        Assert.True(course.Seen.Charts > 30, $"only {course.Seen.Charts} charts");
        Assert.True(course.Seen.Sliders > 10, $"only {course.Seen.Sliders} sliders");
        Assert.True(course.Seen.Formulas > 200, $"only {course.Seen.Formulas} formulas");
    }

    [BrowserFact]
    public void A_page_without_plotly_is_under_400_kB() => Assert.True(course.Heaviest.Bytes < 400_000, $"{course.Heaviest}");
}
