using static System.FormattableString;

namespace Course;

public sealed partial class Cluster
{
    private const string Kind = "cluster";

    /// <summary>Writes the parameters and the state, put together: a cluster of as many devices as one likes, in any stage, goes on from there.</summary>
    /// <remarks>The format is that of <see cref="OptimizerState.Save(Stream)"/> with the word <c>cluster</c>, the number of parameters (4 bytes), each parameter (4 bytes), and then what follows the word <c>state</c> there.</remarks>
    /// <param name="stream">Where the bytes go; it stays open.</param>
    /// <exception cref="InvalidOperationException">The bytes are more than 2 GB.</exception>
    public void Save(Stream stream) => Archive.Write(stream, Kind, Write);

    /// <summary>Writes the parameters and the state to a file. A file there is replaced once the new one is whole: if the disk fills, it stays as it was.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written. The one that was there is still whole then.</exception>
    public void Save(string path) => Archive.Write(path, Kind, Write);

    /// <summary>Takes over the parameters and the state that a cluster of the same model and kind of rule has saved, whatever its devices and stage.</summary>
    /// <param name="stream">Where the bytes come from, up to its end; it stays open.</param>
    /// <exception cref="InvalidDataException">The bytes cannot be read as <see cref="OptimizerState.Load(Stream)"/> says, or are of another rule or number of parameters. Nothing has changed then.</exception>
    public void Load(Stream stream) => Take(Archive.Read(stream, Kind, Read));

    /// <summary>Takes over the parameters and the state from a file, as <see cref="Load(Stream)"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">As with <see cref="Load(Stream)"/>; the file is named.</exception>
    public void Load(string path) => Take(Archive.Read(path, Kind, Read));

    private void Write(BinaryWriter writer)
    {
        var θ = Parameters();
        writer.Write(θ.Length);
        Archive.Write(writer, θ);
        State().Write(writer);
    }

    private (float[] Parameters, OptimizerState State) Read(BinaryReader reader)
    {
        var (θ, state) = (Archive.ReadSingles(reader, reader.ReadInt32()), OptimizerState.Read(reader));
        if (θ.Length != _layers.Sum() || θ.Length != state.Count)
            throw new InvalidDataException(Invariant($"it holds {θ.Length} parameters and the state of {state.Count}; this model has {_layers.Sum()}."));
        return _optimizer.Misfit(state) is { } misfit ? throw new InvalidDataException(misfit) : (θ, state);
    }

    private void Take((float[] Parameters, OptimizerState State) saved)
    {
        foreach (var device in _devices) device.Load(saved.Parameters, saved.State, _layers);

        T = saved.State.T;
    }
}
