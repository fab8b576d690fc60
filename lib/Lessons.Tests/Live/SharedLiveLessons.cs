namespace Lessons.Tests.Live;

/// <summary>The lessons run in their pages, one after another, beside the other tests of live pages: together they would take twice as long.</summary>
[CollectionDefinition("live lessons")]
public sealed class SharedLiveLessons : ICollectionFixture<LivePages>;
