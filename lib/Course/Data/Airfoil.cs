using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;

namespace Course;

/// <summary>NASA's airfoil self-noise measurements: five features of a wing section in a wind tunnel, and the sound it makes.</summary>
/// <remarks>
/// Brooks, Pope and Marcolini 1989; UCI Machine Learning Repository, data set 291. Standardised as in Dive into Deep
/// Learning: each column minus its mean, divided by its population standard deviation, both over all rows.
/// </remarks>
public sealed class Airfoil
{
    private const string DataFile = "data/airfoil_self_noise.dat";
    private const int Length = 59984;
    private const string Sha1 = "76e5be1548fd8222e5074cf0faae75edff8cf93f";
    private const int Width = 6;

    private readonly double[] _raw;
    private readonly double[] _means = new double[Width];
    private readonly double[] _deviations = new double[Width];

    private Airfoil(double[] raw)
    {
        _raw = raw;
        Rows = raw.Length / Width;
        for (var column = 0; column < Width; column++)
        {
            var values = Enumerable.Range(0, Rows).Select(row => Raw(row, column)).ToArray();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(x => (x - mean) * (x - mean)));
            // A constant column leaves rounding errors of the mean, not always an exact 0.
            if (deviation <= 1e-12 * Math.Abs(mean))
                throw new InvalidDataException(FormattableString.Invariant($"column {column + 1} ({Columns[column]}) is {values[0]} in every row; a constant column has no spread to standardise by. Leave it out."));
            (_means[column], _deviations[column]) = (mean, deviation);
        }
    }

    /// <summary>What each column holds; the last is the target.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["frequency", "angle of attack", "chord length", "free-stream velocity", "displacement thickness", "sound pressure level"];

    /// <summary>The unit of each column.</summary>
    public static IReadOnlyList<string> Units { get; } = ["Hz", "deg", "m", "m/s", "m", "dB"];

    /// <summary>The number of rows: 1503.</summary>
    public int Rows { get; }

    /// <summary>Rows and columns: (1503, 6).</summary>
    public (int Rows, int Columns) Shape => (Rows, Width);

    /// <summary>The mean of each column, in its unit.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>The population standard deviation of each column, in its unit.</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>Reads the measurements, after checking that the file is the original.</summary>
    /// <param name="path">The file; by default <c>data/airfoil_self_noise.dat</c> in the nearest folder above the current directory or above this library.</param>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="InvalidDataException">The file is not the original, byte for byte.</exception>
    public static Airfoil Load(string? path = null)
    {
        path ??= Find(Environment.CurrentDirectory, Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location));
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} does not exist. To get it back: git checkout {DataFile}", path);
        var bytes = File.ReadAllBytes(path);
        CheckOriginal(bytes, path);
        using var reader = new StreamReader(new MemoryStream(bytes));
        return Parse(reader);
    }

    /// <summary>The measured number, in the column's unit.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> − 1.</param>
    /// <param name="column">From 0 to 5.</param>
    public double Raw(int row, int column) => _raw[At(row, column)];

    /// <summary>The standardised number: how many standard deviations the measured one lies above its column's mean.</summary>
    /// <param name="row">From 0 to <see cref="Rows"/> − 1.</param>
    /// <param name="column">From 0 to 5.</param>
    public double Standardized(int row, int column) => (Raw(row, column) - _means[column]) / _deviations[column];

    /// <summary>The standardised features of the first rows, row after row: 5 × <paramref name="rows"/> numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public float[] Features(int rows = 1500) => Standardized(rows, 0, Width - 1);

    /// <summary>The standardised sound pressure levels of the first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public float[] Target(int rows = 1500) => Standardized(rows, Width - 1, 1);

    internal static Airfoil Parse(TextReader reader)
    {
        var raw = new List<double>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            var fields = text.Split('\t');
            if (fields.Length != Width)
                throw new InvalidDataException($"line {line} has {fields.Length} columns, not {Width}: \"{text}\".");
            for (var column = 0; column < Width; column++)
            {
                if (!double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                    throw new InvalidDataException($"line {line}, column {column + 1} ({Columns[column]}) is \"{fields[column]}\", not a number.");
                raw.Add(value);
            }
        }

        return raw.Count > 0 ? new([.. raw]) : throw new InvalidDataException("the data has no rows.");
    }

    internal static string Find(params string?[] places)
    {
        // A library that was loaded from memory has no place.
        string[] starts = [.. places.OfType<string>().Distinct()];
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var path = Path.Combine(folder.FullName, DataFile);
                if (File.Exists(path)) return path;
            }
        }

        throw new FileNotFoundException($"{DataFile} is neither in {string.Join(" nor in ", starts)} nor in a folder above. To get it back: git checkout {DataFile}", DataFile);
    }

    internal static void CheckOriginal(byte[] bytes, string path)
    {
#pragma warning disable CA5350 // The publisher gives this checksum; it guards against accidents, not attackers.
        var sha1 = Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350
        if (sha1 != Sha1)
            throw new InvalidDataException($"{path} is not the original: {bytes.Length} bytes with SHA-1 {sha1}; expected: {Length} bytes with SHA-1 {Sha1}. To get it back: git checkout {DataFile}");
    }

    private int At(int row, int column) =>
        (int)Guard.Between(row, 0, Rows - 1, nameof(row)) * Width + (int)Guard.Between(column, 0, Width - 1, nameof(column));

    private float[] Standardized(int rows, int first, int count)
    {
        Guard.Between(rows, 1, Rows, nameof(rows));
        var values = new float[rows * count];
        for (var i = 0; i < values.Length; i++) values[i] = (float)Standardized(i / count, first + i % count);
        return values;
    }
}
