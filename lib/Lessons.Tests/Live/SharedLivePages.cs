namespace Lessons.Tests.Live;

/// <summary>The tests that run C# in a page, one after another: each has the processor busy.</summary>
[CollectionDefinition("live")]
public sealed class SharedLivePages : ICollectionFixture<LivePages>;
