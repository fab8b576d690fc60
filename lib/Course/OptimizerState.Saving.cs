namespace Course;

public sealed partial class OptimizerState
{
    /// <summary>Writes the state as bytes that <see cref="Load(Stream)"/> turns back into the same state, to the last bit.</summary>
    /// <remarks>
    /// The format, version 1, all numbers little-endian: eight bytes that say what it is (8F 43 6F 75 72 73 65 0A), the version (4 bytes), the
    /// length of the content (8 bytes), the content, and the SHA-256 of all that. The content is the word <c>state</c>, the rule, the step count
    /// (4 bytes), the number of parameters (4 bytes), the names of what is kept once for all, each with its value (8 bytes), and the names of the moments, each
    /// with its numbers (4 bytes each). A list begins with its length (4 bytes), a text with its length in UTF-8 (seven bits a byte).
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
        writer.Write(PerStep.Names.Count);
        foreach (var name in PerStep.Names)
        {
            writer.Write(name);
            writer.Write(PerStep[name]);
        }

        writer.Write(_names.Length);
        foreach (var (name, numbers) in _names.Zip(_moments))
        {
            writer.Write(name);
            Archive.Write(writer, numbers);
        }
    }

    internal static OptimizerState Read(BinaryReader reader)
    {
        var (rule, t, count) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        var perStep = new (string Name, double Value)[reader.ReadInt32()];
        foreach (ref var kept in perStep.AsSpan()) kept = (reader.ReadString(), reader.ReadDouble());
        var moments = new (string Name, float[] Numbers)[reader.ReadInt32()];
        foreach (ref var moment in moments.AsSpan()) moment = (reader.ReadString(), Archive.ReadSingles(reader, count));
        var state = new OptimizerState(rule, [.. moments.Select(moment => moment.Name)], [.. perStep.Select(kept => kept.Name)], count) { T = t };
        for (var i = 0; i < moments.Length; i++) state._moments[i] = moments[i].Numbers;
        foreach (var (name, value) in perStep) state.PerStep[name] = value;
        return state;
    }
}
