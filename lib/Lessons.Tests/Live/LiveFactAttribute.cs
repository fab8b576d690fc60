using Lessons.Live;
using Lessons.Storage;
using Lessons.Tests.Export;

namespace Lessons.Tests.Live;

/// <summary>A fact about cells that run in a page; skipped where there is no browser, or the pack was not made yet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute() => Skip = WhyNot;

    internal static string? WhyNot { get; } = Chromium.Program is null ? Chromium.Missing
        : new PagePack(Repository.Here, CacheFolder.Users).IsKept ? null
        : "What runs C# in a page is not made yet for this library. Make it: dotnet run --project lib/Lessons";
}
