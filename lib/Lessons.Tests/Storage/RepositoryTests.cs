using Lessons.Storage;

namespace Lessons.Tests.Storage;

public sealed class RepositoryTests
{
    [Theory]
    [InlineData("lib/Course/Optimizers/Adam.cs", 1, true)]
    [InlineData("lib/Course/Optimizers/Adam.cs", -1, false)]
    [InlineData("lib/Course/obj/Generated.cs", 1, false)]
    [InlineData("lib/Lessons/Program.cs", 1, false)]
    public void A_library_older_than_its_sources_is_named_with_the_way_out(string source, int hoursLater, bool isStale)
    {
        using var folder = new TemporaryFolder();
        var built = new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        Write(folder.File("lib/bin/Course.dll"), built);
        Write(folder.File("lib/Course/Old.cs"), built.AddDays(-1));
        Write(folder.File(source), built.AddHours(hoursLater));

        var says = new Repository(folder.Path).Staleness();

        Assert.Equal(isStale ? $"lib/bin is older than {source}: the lessons use the old library. Build it: dotnet build lib/Course" : null, says);

        static void Write(string path, DateTime time)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
            File.SetLastWriteTimeUtc(path, time);
        }
    }
}
