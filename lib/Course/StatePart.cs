namespace Course;

/// <summary>The state of a rule within a rule: for the parameters from <paramref name="Start"/> on, which belong to a stretch that the outer rule numbers.</summary>
internal sealed record StatePart(int Start, int Stretch, OptimizerState State)
{
    public int End => Start + State.Count;

    /// <summary>What of it lies in a part of the outer state, counted from there; null if nothing does.</summary>
    public StatePart? Slice(int start, int length)
    {
        var (from, to) = (Math.Max(Start, start), Math.Min(End, start + length));
        return from < to ? new(from - start, Stretch, State.Slice(from - Start, to - from)) : null;
    }

    /// <summary>The parts of neighbouring states in their order; a stretch that was cut becomes whole again.</summary>
    public static StatePart[] Join(ReadOnlySpan<OptimizerState> states)
    {
        var (joined, start) = (new List<StatePart>(), 0);
        foreach (var state in states)
        {
            foreach (var part in state.StateParts)
            {
                var moved = part with { Start = part.Start + start };
                if (joined is [.., var last] && last.Stretch == moved.Stretch && last.End == moved.Start)
                    joined[^1] = last with { State = OptimizerState.Join(last.State, moved.State) };
                else joined.Add(moved);
            }

            start += state.Count;
        }

        return [.. joined];
    }
}
