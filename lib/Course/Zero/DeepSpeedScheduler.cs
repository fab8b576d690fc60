using System.Text.Json.Nodes;
using static System.FormattableString;

namespace Course;

/// <summary>A schedule of this course as DeepSpeed's <c>scheduler</c> section: the one of its schedulers that gives the same learning rates.</summary>
/// <remarks>The formulas are those of deepspeed/runtime/lr_schedules.py. They differ from ours by a step or two in where a rise
/// or a fall begins and ends; that, and one percent of the largest rate, is let pass.</remarks>
internal sealed record DeepSpeedScheduler(string Type, int Warmup, double Low, double High, int Steps, double FinalRatio)
{
    private const string Constant = "", Level = "WarmupLR", Line = "WarmupDecayLR", Cosine = "WarmupCosineLR";

    /// <summary>The section, or <see langword="null"/> for a learning rate that never changes.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="steps">For how many steps it is to hold; 0 where that is not known.</param>
    /// <exception cref="ArgumentException">The number of steps is needed, or none of DeepSpeed's schedulers is this one.</exception>
    public static JsonObject? Section(Schedule schedule, int steps)
    {
        if (schedule.Name == Schedule.Constant(schedule.At(1)).Name) return null;
        if (steps < 1)
            throw new ArgumentException(Invariant($"steps is {steps}; a schedule that changes ({schedule}) needs the number of training steps, 1 or more."), nameof(steps));
        var rates = Enumerable.Range(1, steps).Select(schedule.At).ToArray();
        var (first, high) = (rates[0], rates.Max());
        var warmup = Math.Max(2, Array.IndexOf(rates, high) + 1);
        var candidates =
            from type in new[] { Constant, Level, Line, Cosine }
            from low in new[] { 0, first }
            select new DeepSpeedScheduler(type, warmup, low, high, steps, schedule.At(steps + 1) / high);
        var match = candidates.FirstOrDefault(candidate => candidate.Gives(rates))
            ?? throw new ArgumentException(
                $"none of DeepSpeed's schedulers gives the learning rates of “{schedule}” over {steps} steps; what it has is a constant rate, and a linear warm-up that "
                + "then stays (WarmupLR), falls in a straight line to 0 (WarmupDecayLR) or along a cosine (WarmupCosineLR). Choose one of these, or build the scheduler in Python.", nameof(schedule));
        return match.Section();
    }

    private JsonObject? Section() => Type switch
    {
        Level => Make(("warmup_min_lr", Low), ("warmup_max_lr", High)),
        Line => Make(("total_num_steps", Steps), ("warmup_min_lr", Low), ("warmup_max_lr", High)),
        Cosine => Make(("total_num_steps", Steps), ("warmup_min_ratio", Low / High), ("cos_min_ratio", FinalRatio)),
        _ => null,
    };

    private JsonObject Make(params ReadOnlySpan<(string Name, JsonNode Value)> parameters)
    {
        var section = new JsonObject();
        foreach (var (name, value) in parameters) section[name] = value;
        section["warmup_num_steps"] = Warmup;
        section["warmup_type"] = "linear";
        return new() { ["type"] = Type, ["params"] = section };
    }

    private bool Gives(double[] rates)
    {
        const int shift = 2;
        for (var i = 0; i < rates.Length; i++)
        {
            var near = Enumerable.Range(i - shift, 2 * shift + 1).Select(At).ToArray();
            var slack = 0.01 * High;
            if (rates[i] < near.Min() - slack || rates[i] > near.Max() + slack) return false;
        }

        return true;
    }

    /// <summary>The learning rate that DeepSpeed computes for its batch iteration <paramref name="i"/>, the first being 0.</summary>
    private double At(int i)
    {
        i = Math.Max(0, i);
        if (Type == Constant) return High;
        if (i < Warmup) return Low + (High - Low) * i / Warmup;
        return Type switch
        {
            Line => High * Math.Max(0, (double)(Steps - i) / Math.Max(1, Steps - Warmup)),
            Cosine => High * (FinalRatio + (1 - FinalRatio) * (1 + Math.Cos(Math.PI * Math.Min(1, (i - Warmup + 1.0) / Math.Max(1, Steps - Warmup)))) / 2),
            _ => High,
        };
    }
}
