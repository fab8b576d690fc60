using System.Buffers.Binary;
using System.Security.Cryptography;
using static System.FormattableString;

namespace Course;

/// <summary>What can be saved, as bytes that are all checked when they are read: a head, the content, and the SHA-256 of both.</summary>
/// <remarks>The format is documented at <see cref="OptimizerState.Save(Stream)"/>. A change of it is a new <see cref="Version"/>.</remarks>
internal static class Archive
{
    private const int Version = 2, HeadLength = 20;

    private static readonly byte[] s_magic = [0x8F, .. "Course\n"u8];

    /// <summary>Writes the content to a file that takes the place of an older one only when it is whole and on the disk.</summary>
    public static void Write(string path, string kind, Action<BinaryWriter> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var part = path + ".part";
        try
        {
            using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                Write(file, kind, content);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    public static void Write(Stream stream, string kind, Action<BinaryWriter> content)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(s_magic);
        writer.Write(Version);
        writer.Write(0L); // the length, once it is known
        try
        {
            writer.Write(kind);
            content(writer);
        }
        catch (IOException tooLong)
        {
            throw new InvalidOperationException("what is to be saved is larger than 2 GB; cut the state and save its parts.", tooLong);
        }

        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[(HeadLength - sizeof(long))..], bytes.Length - HeadLength);
        stream.Write(bytes);
        stream.Write(SHA256.HashData(bytes));
    }

    public static T Read<T>(string path, string kind, Func<BinaryReader, T> content)
    {
        using var file = File.OpenRead(path);
        try
        {
            return Read(file, kind, content);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    public static T Read<T>(Stream stream, string kind, Func<BinaryReader, T> content)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var all = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (Fault(all) is { } fault) throw new InvalidDataException($"this is no {kind} that can be read: {fault}");
        memory.SetLength(all.Length - SHA256.HashSizeInBytes);
        memory.Position = HeadLength;
        using var reader = new BinaryReader(memory);
        try
        {
            var held = reader.ReadString();
            if (held != kind) throw new InvalidDataException($"it holds a {held}, not a {kind}.");
            var value = content(reader);
            return memory.Position == memory.Length ? value : throw new InvalidDataException($"this is no {kind} that can be read: there is more in it than a {kind} has.");
        }
        catch (Exception failure) when (failure is EndOfStreamException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"this is no {kind} that can be read: its content makes no sense ({failure.Message})", failure);
        }
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<float> numbers)
    {
        foreach (var number in numbers) writer.Write(number);
    }

    public static float[] ReadSingles(BinaryReader reader, int count)
    {
        if (reader.BaseStream.Length - reader.BaseStream.Position < sizeof(float) * (long)count) throw new EndOfStreamException("it ends too early.");
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan()) number = reader.ReadSingle();
        return numbers;
    }

    public static byte[] ReadBytes(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException("it ends too early.");
    }

    /// <summary>What is wrong with the bytes as such; null if they are as they were written.</summary>
    private static string? Fault(ReadOnlySpan<byte> all)
    {
        if (!all.StartsWith(s_magic)) return all.Length < s_magic.Length && s_magic.AsSpan().StartsWith(all) ? Invariant($"it is cut off after {all.Length} bytes.") : "it does not begin as one.";
        if (all.Length < HeadLength + SHA256.HashSizeInBytes) return Invariant($"it is cut off after {all.Length} bytes.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(all[s_magic.Length..]);
        if (version != Version)
            return version == BinaryPrimitives.ReverseEndianness(Version) ? "its numbers have the bytes the other way round."
                : Invariant($"its version is {version}, and this library reads version {Version}; take the library that wrote it.");
        var whole = BinaryPrimitives.ReadInt64LittleEndian(all[(HeadLength - sizeof(long))..]) + HeadLength + SHA256.HashSizeInBytes;
        if (all.Length != whole) return Invariant($"it has {all.Length} bytes of {whole}.");
        return SHA256.HashData(all[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(all[^SHA256.HashSizeInBytes..]) ? null : "some of its bytes have changed since it was written.";
    }
}
