using System.IO.Compression;
using System.Text;
using Lessons.Storage;

namespace Lessons.Export;

/// <summary>The course as one zip: pages that open with a double click, the notebooks, the library they load, and the solutions.</summary>
internal static class HandOut
{
    private const string Folder = "adaptive-optimizers";
    private const string Solutions = "notebooks/solutions";

    // A file that anyone may read: what a zip made on Unix says of it, wherever this one is made.
    private const int Readable = 0x81A4 << 16;

    // The earliest time that a zip can hold.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why a zip cannot be put somewhere; null if nothing speaks against it.</summary>
    public static string? Problem(string path) =>
        Directory.Exists(path) ? $"{path} is a folder. Give the path of a file, such as {Path.Combine(path, "course.zip")}."
        : File.Exists(path) ? $"{path} exists already. Remove it, or give another name."
        : Directory.Exists(Path.GetDirectoryName(path)) ? null
        : $"{Path.GetDirectoryName(path)}, where the zip should go, does not exist. Make it, or choose another.";

    /// <summary>Writes the zip; the same files make the same bytes.</summary>
    /// <param name="repository">The course.</param>
    /// <param name="pages">The folder of its pages.</param>
    /// <param name="path">The zip's path.</param>
    /// <exception cref="ExportException">It cannot be written.</exception>
    public static void Write(Repository repository, string pages, string path)
    {
        try
        {
            WholeFile.Write(path, Zip(Files(repository, pages)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{path} cannot be written: {e.Message} Choose another place with --zip.", e);
        }
    }

    private static SortedDictionary<string, byte[]> Files(Repository repository, string pages)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["index.html"] = Encoding.UTF8.GetBytes(Assets.HandOutIndex),
            ["READ-ME.txt"] = Encoding.UTF8.GetBytes(Assets.HandOutText),
            ["LICENSE"] = File.ReadAllBytes(Path.Combine(repository.Root, "LICENSE")),
        };
        Add(pages, "notebooks");
        Add(Path.Combine(repository.Notebooks, "solutions"), Solutions, "*.ipynb");
        Add(repository.Library, "lib/bin");
        Add(repository.Data, "data");
        return files;

        void Add(string folder, string to, string pattern = "*")
        {
            foreach (var file in Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
                files[$"{to}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}"] = File.ReadAllBytes(file);
        }
    }

    private static byte[] Zip(SortedDictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The solutions lie at the end, apart from what everybody opens.
            foreach (var (name, content) in files.OrderBy(file => file.Key.StartsWith(Solutions, StringComparison.Ordinal)))
            {
                var entry = zip.CreateEntry($"{Folder}/{name}");
                (entry.LastWriteTime, entry.ExternalAttributes) = (s_time, Readable);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
