namespace Lessons.Tests.Export;

/// <summary>The tests that share one browser.</summary>
[CollectionDefinition("pages")]
public sealed class SharedBrowser : ICollectionFixture<SamplePages>;
