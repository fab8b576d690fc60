namespace Course;

public sealed partial class OptimizerState
{
    /// <summary>Writes the state as bytes that <see cref="Load(Stream)"/> turns back into the same state, to the last bit.</summary>
    /// <remarks>
    /// The format, version 2, all numbers little-endian: eight bytes that say what it is (8F 43 6F 75 72 73 65 0A), the version (4 bytes), the
    /// length of the content (8 bytes), the content, and the SHA-256 of all that. The content is the word <c>state</c>, the rule, the step count
    /// (4 bytes), the number of parameters, the rows and the columns of the matrix they make, 0 for a vector (4 bytes each), whether the state may be cut (1 byte),
    /// the names of what is kept once for all, each with its value (8 bytes), what is kept for the parameters, each with its name, whether it is codes
    /// (1 byte), how many there are (4 bytes) and its numbers (4 bytes each) or codes (1 byte each), and the parts, each with its first parameter, the number of its
    /// stretch (4 bytes each) and what follows the word <c>state</c>. A list begins with its length (4 bytes), a text with its length in UTF-8 (seven bits a byte).
    /// </remarks>
    /// <param name="stream">Where the bytes go; it stays open.</param>
    /// <exception cref="InvalidOperationException">The state is larger than 2 GB.</exception>
    public void Save(Stream stream) => Archive.Write(stream, "state", Write);

    /// <summary>Writes the state to a file, as <see cref="Save(Stream)"/> does. A file there is replaced once the new one is whole: if the disk fills, it stays as it was.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written. The one that was there is still whole then.</exception>
    public void Save(string path) => Archive.Write(path, "state", Write);

    /// <summary>Reads a state that <see cref="Save(Stream)"/> wrote, up to the end of the stream.</summary>
    /// <param name="stream">Where the bytes come from; it stays open.</param>
    /// <exception cref="InvalidDataException">The bytes are not a state, or not all of them, or one has changed, or a newer version of the library wrote them.</exception>
    public static OptimizerState Load(Stream stream) => Archive.Read(stream, "state", Read);

    /// <summary>Reads a state from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">As with <see cref="Load(Stream)"/>; the file is named.</exception>
    public static OptimizerState Load(string path) => Archive.Read(path, "state", Read);

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Rule);
        writer.Write(T);
        writer.Write(Count);
        writer.Write((int)Shape.Rows);
        writer.Write((int)Shape.Columns);
        writer.Write(_elementwise);
        writer.Write(PerStep.Names.Count);
        foreach (var name in PerStep.Names)
        {
            writer.Write(name);
            writer.Write(PerStep[name]);
        }

        writer.Write(Schema.Count);
        foreach (var kept in Schema)
        {
            writer.Write(kept.Name);
            writer.Write(kept.AsCodes);
            writer.Write((int)kept.Length);
            if (kept.AsCodes) writer.Write(CodesOf(kept.Name));
            else Archive.Write(writer, this[kept.Name]);
        }

        writer.Write(StateParts.Length);
        foreach (var part in StateParts)
        {
            writer.Write(part.Start);
            writer.Write(part.Stretch);
            part.State.Write(writer);
        }
    }

    internal static OptimizerState Read(BinaryReader reader)
    {
        var (rule, t, count, rows, columns, elementwise) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean());
        var perStep = new (string Name, double Value)[reader.ReadInt32()];
        foreach (ref var kept in perStep.AsSpan()) kept = (reader.ReadString(), reader.ReadDouble());
        var read = new (Kept Kept, float[] Numbers, byte[] Codes)[reader.ReadInt32()];
        foreach (ref var item in read.AsSpan())
        {
            var (name, asCodes, length) = (reader.ReadString(), reader.ReadBoolean(), reader.ReadInt32());
            item = (new(name, length, asCodes), asCodes ? [] : Archive.ReadSingles(reader, length), asCodes ? Archive.ReadBytes(reader, length) : []);
        }

        var parts = new StatePart[reader.ReadInt32()];
        foreach (ref var part in parts.AsSpan()) part = new(reader.ReadInt32(), reader.ReadInt32(), Read(reader));
        var state = new OptimizerState(rule, [.. read.Select(item => item.Kept)], [.. perStep.Select(kept => kept.Name)], new(count, rows, columns), elementwise, parts) { T = t };
        foreach (var (kept, numbers, codes) in read)
        {
            if (kept.AsCodes) codes.CopyTo(state.CodesOf(kept.Name), 0);
            else numbers.CopyTo(state[kept.Name], 0);
        }

        foreach (var (name, value) in perStep) state.PerStep[name] = value;
        return state;
    }

    private byte[] CodesOf(string name) => _codes[Array.IndexOf(_codeNames, name)];
}
