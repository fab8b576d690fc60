namespace Lessons.Tests.Export;

/// <summary>What is wrong with a page of the course.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="What">The page, how it was shown, and a sentence.</param>
public sealed record Finding(PageCheck Check, string What);
