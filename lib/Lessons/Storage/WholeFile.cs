namespace Lessons.Storage;

/// <summary>Writes files that are never seen half-written.</summary>
internal static class WholeFile
{
    /// <summary>Puts a file in the place of the one that is there, which stays whole until the new one is; several may do so at once.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var half = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(half, bytes);
            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }
}
