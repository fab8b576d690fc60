using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Lessons.Export;
using Lessons.Storage;

namespace Lessons.Live;

/// <summary>A short name for all that a pack is made from.</summary>
internal static class PackKey
{
    /// <summary>The key for the library, the kernel and the versions as they are now.</summary>
    public static string Of(Repository repository)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(repository).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(repository.Root, file).Replace('\\', '/')));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(Assets.Worker));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static IEnumerable<string> Files(Repository repository)
    {
        var lib = Path.Combine(repository.Root, "lib");
        return
        [
            .. Directory.EnumerateFiles(BrowserPublish.Project(repository)),
            .. Directory.Exists(repository.Library) ? Directory.EnumerateFiles(repository.Library, "*.dll", SearchOption.AllDirectories) : [],
            .. Directory.EnumerateFiles(lib, "Directory.*.props"),
            .. Directory.EnumerateFiles(repository.Data, "*.dat"),
            .. Shared(BrowserPublish.Project(repository)),
        ];
    }

    /// <summary>The sources that the kernel shares with this tool, as its project names them.</summary>
    private static IEnumerable<string> Shared(string project) =>
        XDocument.Load(Path.Combine(project, "Browser.csproj")).Descendants("Compile")
            .SelectMany(compile => compile.Attribute("Include")!.Value.Split(';')).Select(file => Path.GetFullPath(file, project));
}
