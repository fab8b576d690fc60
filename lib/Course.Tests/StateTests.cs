using System.Security.Cryptography;
using Course.Tests.Optimizers;

namespace Course.Tests;

/// <summary>A state is a value: copied, cut, put together, saved and read back, it steps on with the same bits.</summary>
public sealed class StateTests
{
    private const int Count = 37;

    public static TheoryData<string> Names => Rules.NamesWithComposites;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_copy_steps_on_with_the_same_bits_and_leaves_the_original_alone(string name)
    {
        var (rule, θ, state) = After(name, steps: 5);
        var (before, copy, same) = (Bytes(state), state.Copy(), θ.ToArray());
        Go(rule, same, copy, from: 5, to: 9);
        Assert.Equal(before, Bytes(state));
        Go(rule, θ, state, from: 5, to: 9);
        Assert.Equal(θ, same);
        Assert.Equal(Bytes(state), Bytes(copy));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cut_anywhere_the_parts_step_on_alone_and_join_to_the_whole(string name)
    {
        var (rule, θ, state) = After(name, steps: 5);
        var (wholeθ, whole) = (θ.ToArray(), state.Copy());
        Go(rule, wholeθ, whole, from: 5, to: 8);
        for (var cut = 1; cut < Count; cut++)
        {
            if (rule.ClipNorm is not null) break; // the norm is that of the whole, which a part does not know
            var (cutθ, left, right) = (θ.ToArray(), state[..cut], state[cut..]);
            for (var t = 6; t <= 8; t++)
            {
                var g = Rules.Numbers(t, Count);
                rule.Step(cutθ.AsSpan(0, cut), g.AsSpan(0, cut), left);
                rule.Step(cutθ.AsSpan(cut), g.AsSpan(cut), right);
            }

            Assert.Equal(wholeθ, cutθ);
            Assert.Equal(Bytes(whole), Bytes(OptimizerState.Join(left, right)));
        }

        Assert.Equal(Bytes(state), Bytes(OptimizerState.Join([.. Enumerable.Range(0, Count).Select(i => state[i..(i + 1)])])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Saved_and_read_back_it_steps_on_with_the_same_bits(string name)
    {
        var (rule, θ, state) = After(name, steps: 5);
        var (same, read) = (θ.ToArray(), OptimizerState.Load(new MemoryStream(Bytes(state))));
        Assert.Equal((state.Rule, state.T, state.Count, state.Bytes), (read.Rule, read.T, read.Count, read.Bytes));
        Assert.Equal(state.Moments, read.Moments);
        Go(rule, θ, state, from: 5, to: 9);
        Go(rule, same, read, from: 5, to: 9);
        Assert.Equal(θ, same);
        Assert.Equal(Bytes(state), Bytes(read));
    }

    /// <summary>So many parameters that several cores share a step.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Copied_and_read_back_on_another_number_of_cores_the_bits_stay(string name)
    {
        const int Large = ParallelStep.LeastParameters + 5;
        var rule = Rules.Named(name, Large);
        var (θ, g, state) = (Rules.Numbers(1, Large), Rules.Numbers(2, Large), rule.CreateState(Large));
        rule.Step(θ, g, state);
        OptimizerState[] states = [state.Copy(), OptimizerState.Load(new MemoryStream(Bytes(state))), state];
        var ends = states.Select((each, i) =>
        {
            each.Cores = i + 1;
            var end = θ.ToArray();
            for (var t = 0; t < 2; t++) rule.Step(end, g, each);
            return (Parameters: end, State: Bytes(each));
        }).ToList();
        Assert.All(ends, end => Assert.True(end.Parameters.AsSpan().SequenceEqual(ends[0].Parameters) && end.State.AsSpan().SequenceEqual(ends[0].State)));
    }

    [Fact]
    public void The_bytes_are_those_of_the_documented_format()
    {
        var rule = new NAdam();
        var state = rule.CreateState(2);
        rule.Step(new float[2], [1, -2], state);
        var expected = new MemoryStream();
        using var writer = new BinaryWriter(expected);
        writer.Write((byte[])[0x8F, 0x43, 0x6F, 0x75, 0x72, 0x73, 0x65, 0x0A]);
        writer.Write(2);
        writer.Write(6L + 6 + 4 + 4 + 4 + 4 + 1 + 4 + 5 + 1 + 8 + 4 + 2 * (2 + 1 + 4 + 8) + 4);
        writer.Write("state");
        writer.Write("NAdam");
        writer.Write(1);
        writer.Write(2);
        writer.Write(0);
        writer.Write(0);
        writer.Write(true);
        writer.Write(1);
        writer.Write("∏μ");
        writer.Write(0.9 * (1 - 0.5 * Math.Pow(0.96, 0.004)));
        writer.Write(2);
        foreach (var moment in state.Moments)
        {
            writer.Write(moment);
            writer.Write(false);
            writer.Write(2);
            foreach (var number in state[moment]) writer.Write(number);
        }

        writer.Write(0);
        writer.Write(SHA256.HashData(expected.ToArray()));
        Assert.Equal(expected.ToArray(), Bytes(state));
    }

    [Theory]
    [InlineData("NAdam")]
    [InlineData("Averaged, grouped")]
    public void A_state_of_every_mutation_is_refused_with_a_sentence(string name)
    {
        var bytes = Bytes(After(name, 3).State);
        var random = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var mutated = Mutated(bytes, i, random);
            var message = Assert.Throws<InvalidDataException>(() => OptimizerState.Load(new MemoryStream(mutated))).Message;
            Assert.StartsWith("this is no state that can be read: ", message, StringComparison.Ordinal);
            Assert.EndsWith(".", message, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, Func<byte[], byte[]>> Mutations => new()
    {
        { "it is cut off after 0 bytes", _ => [] },
        { "it is cut off after 5 bytes", bytes => bytes[..5] },
        { "it is cut off after 30 bytes", bytes => bytes[..30] },
        { "bytes of ", bytes => bytes[..^1] },
        { "bytes of ", bytes => [.. bytes, 0] },
        { "it does not begin as one", _ => "{ \"state\": 1 }"u8.ToArray() },
        { "its version is 3, and this library reads version 2; take the library that wrote it", bytes => [.. bytes[..8], 3, .. bytes[9..]] },
        { "its numbers have the bytes the other way round", bytes => [.. bytes[..8], 0, 0, 0, 2, .. bytes[12..]] },
        { "some of its bytes have changed since it was written", bytes => [.. bytes[..60], (byte)(bytes[60] ^ 1), .. bytes[61..]] },
        { "it holds a cluster, not a state", _ => BytesOf(new Cluster((θ, _) => θ, [1, 2], new Adam(), 1, Stage.None).Save) },
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public void What_is_wrong_with_a_file_is_said(string says, Func<byte[], byte[]> mutate)
    {
        using var folder = new Folder();
        var file = folder.File("adam.state");
        File.WriteAllBytes(file, mutate(Bytes(After("Adam", 3).State)));
        var message = Assert.Throws<InvalidDataException>(() => OptimizerState.Load(file)).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.StartsWith(file, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        using var folder = new Folder();
        var file = folder.File("adam.state");
        var (older, newer) = (After("Adam", 3).State, After("Adam", 4).State);
        older.Save(file);
        newer.Save(file);
        Assert.Equal(Bytes(newer), File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
        Assert.Equal(4, OptimizerState.Load(file).T);
    }

    /// <summary>/dev/full is a disk without space: what is written there fails.</summary>
    [Fact]
    public void A_disk_that_fills_leaves_the_file_that_was_there()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new Folder();
        var file = folder.File("adam.state");
        var (older, newer) = (After("Adam", 3).State, After("Adam", 4).State);
        older.Save(file);
        File.CreateSymbolicLink(file + ".part", "/dev/full");
        Assert.Throws<IOException>(() => newer.Save(file));
        Assert.Equal(Bytes(older), File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
        newer.Save(file);
        Assert.Equal(Bytes(newer), File.ReadAllBytes(file));
    }

    public static TheoryData<string, Action<OptimizerState>> Bad => new()
    {
        { "the part 0..0 is empty or outside the state of 37 parameters", state => _ = state[..0] },
        { "the part 5..38 is empty or outside", state => _ = state.Slice(5, 33) },
        { "the part -1..2 is empty or outside", state => _ = state.Slice(-1, 3) },
        { "the part 2147483647..4294967294 is empty or outside", state => _ = state.Slice(int.MaxValue, int.MaxValue) },
        { "there is no state to join", _ => OptimizerState.Join() },
        { "one is of Adam [m, v] after 2 steps, one of Adam [m, v] after 3 steps", state => OptimizerState.Join(state, After("Adam", 3).State) },
        { "one is of Adam [m, v] after 2 steps, one of AdamW [m, v] after 2 steps", state => OptimizerState.Join(state, After("AdamW", 2).State) },
        { "∏μ = ", _ => OptimizerState.Join(After("NAdam", 2).State, After("NAdam, momentum decay", 2).State) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Parts_that_are_none_are_refused(string says, Action<OptimizerState> act) =>
        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(() => act(After("Adam", 2).State)).Message, StringComparison.Ordinal);

    /// <summary>A change of one byte, a cut, or bytes too many.</summary>
    internal static byte[] Mutated(byte[] bytes, int i, Random random)
    {
        byte[] mutated = [.. bytes];
        if (i % 4 == 1) return mutated[..random.Next(bytes.Length)];
        if (i % 4 == 2) return [.. mutated, .. bytes[..random.Next(1, bytes.Length)]];
        mutated[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
        return mutated;
    }

    internal static byte[] BytesOf(Action<Stream> save)
    {
        var stream = new MemoryStream();
        save(stream);
        return stream.ToArray();
    }

    private static byte[] Bytes(OptimizerState state) => BytesOf(state.Save);

    private static (Optimizer Rule, float[] Parameters, OptimizerState State) After(string name, int steps)
    {
        var rule = Rules.Named(name, Count);
        var (θ, state) = (Rules.Numbers(100, Count), rule.CreateState(Count));
        Go(rule, θ, state, 0, steps);
        return (rule, θ, state);
    }

    private static void Go(Optimizer rule, float[] θ, OptimizerState state, int from, int to)
    {
        for (var t = from + 1; t <= to; t++) rule.Step(θ, Rules.Numbers(t, Count), state);
    }
}
