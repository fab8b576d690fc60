namespace Lessons.Tests.FrontEnds;

/// <summary>What a lesson needs to run, in a folder that may be written to.</summary>
internal sealed class CourseCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CourseCopy(params IEnumerable<string> notebooks)
    {
        var files = notebooks.Select(name => Path.Combine("notebooks", name))
            .Append(Path.Combine(".config", "dotnet-tools.json"))
            .Concat(((string[])["data", Path.Combine("lib", "bin")]).SelectMany(part => Directory.EnumerateFiles(From(part), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Fixture.Repository, file))));
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(file))!);
            File.Copy(From(file), _folder.File(file));
        }
    }

    public string Notebooks => _folder.File("notebooks");

    public void Dispose() => _folder.Dispose();

    private static string From(string file) => Path.Combine(Fixture.Repository, file);
}
