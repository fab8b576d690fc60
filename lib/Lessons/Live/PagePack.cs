using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lessons.Export;
using Lessons.Storage;

namespace Lessons.Live;

/// <summary>What runs the pages' cells, as one script beside them: .NET's runtime, the course's library and the C# compiler.</summary>
/// <remarks>It is made once for a library and kept under a key of all it is made from; making it restores about 100 MB of packages.</remarks>
internal sealed class PagePack
{
    /// <summary>The name of the script.</summary>
    public const string FileName = "csharp.js";

    // As many as a reader is likely to have copies of the course.
    private const int Kept = 4;

    // Every plus of the base64 escaped would make the script a tenth longer.
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Repository _repository;
    private readonly string _folder;
    private readonly string _kept;

    /// <summary>The pack for the library of a repository, as it lies in <c>lib/bin</c>.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cache">Where packs are kept; <see cref="CacheFolder.Root"/> if not given.</param>
    public PagePack(Repository repository, string? cache = null)
    {
        _repository = repository;
        _folder = Path.Combine(cache ?? CacheFolder.Root, "packs");
        Key = PackKey.Of(repository);
        _kept = Path.Combine(_folder, $"{Key}.js");
    }

    /// <summary>What tells this pack from one of another library.</summary>
    public string Key { get; }

    /// <summary>Whether it need not be made.</summary>
    public bool IsKept => File.Exists(_kept);

    /// <summary>Writes the script into a folder of pages, and makes it first where it is not kept.</summary>
    /// <exception cref="PackException">It cannot be made here.</exception>
    public async Task WriteAsync(string folder, CancellationToken ct)
    {
        if (!IsKept)
            await MakeAsync(ct);
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file) || !SameBytes(file, _kept))
            WholeFile.Write(file, await File.ReadAllBytesAsync(_kept, ct));
    }

    private static bool SameBytes(string one, string other) =>
        new FileInfo(one).Length == new FileInfo(other).Length && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    private async Task MakeAsync(CancellationToken ct)
    {
        var half = Path.Combine(_folder, $"{Key}.{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(half);
            var framework = await BrowserPublish.RunAsync(_repository, half, ct);
            WholeFile.Write(_kept, Script(framework));
            foreach (var old in Directory.GetFiles(_folder, "*.js").OrderByDescending(File.GetLastWriteTimeUtc).Skip(Kept))
                File.Delete(old);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackException($"{half} cannot be written: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
        }
    }

    /// <summary>One script that holds all files of the runtime, for a page from disk may load scripts and nothing else.</summary>
    private byte[] Script(string framework)
    {
        var files = Directory.GetFiles(framework).Where(file => Path.GetExtension(file) is ".js" or ".wasm" or ".dll").Order(StringComparer.Ordinal).ToList();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            foreach (var file in files)
                gzip.Write(File.ReadAllBytes(file));
        }

        return
        [
            .. "coursePack("u8,
            .. JsonSerializer.SerializeToUtf8Bytes(new
            {
                key = Key,
                worker = Assets.Worker,
                files = files.Select(file => new object[] { Path.GetFileName(file), new FileInfo(file).Length }),
                bytes = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length),
            }, s_plain),
            .. ");\n"u8,
        ];
    }
}
