using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lessons.Storage;

/// <summary>Where the tool keeps what it need not do twice; never in the repository.</summary>
internal static class CacheFolder
{
    /// <summary>The folder that LESSONS_CACHE names, else the user's.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("LESSONS_CACHE") is { Length: > 0 } path ? Path.GetFullPath(path) : Users;

    /// <summary>The one in the system's place for local application data.</summary>
    public static string Users => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "adaptive-optimizers");

    /// <summary>The file that keeps something of one kind about one notebook.</summary>
    public static string FileOf(string notebook, string kind, string? folder = null)
    {
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(notebook))));
        return Path.Combine(folder ?? Root, kind, $"{Path.GetFileNameWithoutExtension(notebook)}-{place[..16]}.json");
    }

    /// <summary>What a file keeps; null if there is none, or it cannot be read.</summary>
    public static T? Read<T>(string file)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps something. What cannot be written costs time later, and nothing else.</summary>
    public static void Keep<T>(string file, T kept)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(kept));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
