namespace Course;

/// <summary>How the devices share out one layer: device r owns the numbers from the r-th start to the next.</summary>
internal sealed class Shares
{
    private readonly int[] _starts; // one for each device, and the end

    private Shares(int[] starts) => _starts = starts;

    /// <summary>How many devices there are.</summary>
    public int Devices => _starts.Length - 1;

    /// <summary>How many numbers the layer has, with its padding.</summary>
    public int Total => _starts[^1];

    /// <summary>Equal shares, for which the layer is padded to a multiple of the devices.</summary>
    public static Shares Equal(int length, int devices)
    {
        var share = (length + devices - 1) / devices;
        return new([.. Enumerable.Range(0, devices + 1).Select(rank => rank * share)]);
    }

    /// <summary>Shares that are equal but for the last, without padding: enough for a sum round the ring.</summary>
    public static Shares Unpadded(int length, int devices)
    {
        var share = (length + devices - 1) / devices;
        return new([.. Enumerable.Range(0, devices + 1).Select(rank => Math.Min(rank * share, length))]);
    }

    /// <summary>Whole layers, for a rule that needs them whole: the largest first, each to the device that has least so far.</summary>
    public static Shares[] Whole(IReadOnlyList<int> layers, int devices)
    {
        var (owned, shares) = (new long[devices], new Shares[layers.Count]);
        foreach (var layer in Enumerable.Range(0, layers.Count).OrderByDescending(layer => layers[layer]))
        {
            var owner = Array.IndexOf(owned, owned.Min());
            owned[owner] += layers[layer];
            shares[layer] = new([.. Enumerable.Range(0, devices + 1).Select(rank => rank > owner ? layers[layer] : 0)]);
        }

        return shares;
    }

    /// <summary>Where the share of a device begins.</summary>
    public int Start(int rank) => _starts[rank];

    /// <summary>How many numbers a device owns; none where another owns the whole layer.</summary>
    public int Length(int rank) => _starts[rank + 1] - _starts[rank];

    /// <summary>What a device owns of a buffer for the whole layer.</summary>
    public Span<float> Of(float[] buffer, int rank) => buffer.AsSpan(Start(rank), Length(rank));
}
