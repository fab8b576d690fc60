using Course.Tests.Reference;

namespace Course.Tests;

public sealed class SchedulesTests
{
    public static TheoryData<string, Schedule> Torch => new()
    {
        { "step", Schedule.Step(0.1, 4, 0.5) },
        { "exponential", Schedule.Exponential(0.1, 0.9) },
        { "polynomial", Schedule.Polynomial(0.1, 10, 2) },
        { "cosine", Schedule.Cosine(0.1, 19, 0.01) },
        { "cosine, warm restarts", Schedule.CosineWarmRestarts(0.1, 3, 2, 0.01) },
        { "one cycle", Schedule.OneCycle(0.1, 20) },
        { "warm-up", Schedule.Constant(0.1).Warmup(5) },
    };

    [Theory]
    [MemberData(nameof(Torch))]
    public void The_rates_are_those_of_PyTorch_one_step_later(string name, Schedule schedule)
    {
        var expected = TorchReference.Shared.Schedules[name];
        for (var epoch = 0; epoch < expected.Length; epoch++) Assert.Equal(expected[epoch], schedule.At(epoch + 1), 1e-15);
    }

    [Fact]
    public void Every_schedule_of_the_reference_is_compared() =>
        Assert.Equal(TorchReference.Shared.Schedules.Keys.Order(), Torch.Select(row => (string)row[0]).Order());

    public static TheoryData<Schedule, string, double[]> ByHand => new()
    {
        { 0.5, "0.5", [0.5, 0.5, 0.5] },
        { Schedule.InverseSqrt(0.6), "inverse square root 0.6, scale 1", [0.6, 0.6 / Math.Sqrt(2), 0.6 / Math.Sqrt(3), 0.3] },
        { Schedule.InverseSqrt(0.6, 3), "inverse square root 0.6, scale 3", [0.6, 0.6 * Math.Sqrt(0.75)] },
        { Schedule.WarmupStableDecay(0.6, 2, 1, 3, 0.3), "warm-up–stable–decay 0.6 → 0.3, 2 + 1 + 3", [0.3, 0.6, 0.6, 0.5, 0.4, 0.3, 0.3] },
        { Schedule.WarmupStableDecay(0.6, 0, 0, 2), "warm-up–stable–decay 0.6 → 0, 0 + 0 + 2", [0.3, 0, 0] },
        { Schedule.Polynomial(0.6, 3).Warmup(0), "polynomial 0.6 → 0 in 3, power 1", [0.6, 0.4, 0.2, 0, 0] },
        { Schedule.Polynomial(0.6, 3).Warmup(2), "polynomial 0.6 → 0 in 3, power 1, warm-up 2", [0.3, 0.6, 0.6, 0.4, 0.2, 0, 0] },
        { Schedule.Cosine(0.6, 2), "cosine 0.6 → 0 in 2", [0.6, 0.3, 0, 0] },
        { Schedule.CosineWarmRestarts(0.6, 2), "cosine 0.6 → 0, restart after 2 × 1", [0.6, 0.3, 0.6, 0.3, 0.6] },
        { Schedule.OneCycle(1, 1), "one cycle 1 in 1, rise 0.3, start 1/25, end 1/10000", [4e-6, 4e-6] },
        { Schedule.OneCycle(1, 3, rise: 1, start: 5), "one cycle 1 in 3, rise 1, start 1/5, end 1/10000", [0.2, 0.6, 1, 1] },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Rates_and_label_are_right(Schedule schedule, string name, double[] rates)
    {
        Assert.Equal(name, schedule.ToString());
        for (var t = 1; t <= rates.Length; t++) Assert.Equal(rates[t - 1], schedule.At(t), 1e-12);
    }

    [Theory]
    [MemberData(nameof(ByHand))]
    public void The_last_step_there_can_be_has_a_rate(Schedule schedule, string name, double[] rates) =>
        Assert.True(schedule.At(int.MaxValue) is >= 0 and <= 1, $"{name}, {rates.Length}");

    [Fact]
    public void Schedules_of_the_same_numbers_are_equal()
    {
        Assert.Equal(Schedule.Cosine(0.1, 10).Warmup(3), Schedule.Cosine(0.1, 10).Warmup(3));
        Assert.NotEqual(Schedule.Cosine(0.1, 10).Warmup(3), Schedule.Cosine(0.1, 10).Warmup(4));
        Assert.Equal(new Adam { LearningRate = 0.1 }, new Adam { LearningRate = 0.1 });
    }

    [Fact]
    public void A_rule_takes_the_rate_of_its_step()
    {
        var rule = new Sgd { LearningRate = Schedule.Step(1, 2, 0.5) };
        var (θ, state) = (new float[1], rule.CreateState(1));
        for (var t = 1; t <= 5; t++) rule.Step(θ, [-1], state);
        Assert.Equal(1 + 1 + 0.5f + 0.5f + 0.25f, θ[0]);
    }

    public static TheoryData<string, Func<Schedule>> OutOfRange => new()
    {
        { "LearningRate is -1; allowed: 0 ≤ LearningRate < ∞", () => -1 },
        { "rate is NaN; allowed: 0 ≤ rate < ∞", () => Schedule.Cosine(double.NaN, 1) },
        { "every is 0; allowed: every ≥ 1", () => Schedule.Step(1, 0) },
        { "factor is 2; allowed: 0 ≤ factor ≤ 1", () => Schedule.Step(1, 1, 2) },
        { "factor is -1; allowed: 0 ≤ factor ≤ 1", () => Schedule.Exponential(1, -1) },
        { "steps is 0; allowed: steps ≥ 1", () => Schedule.Polynomial(1, 0) },
        { "power is 0; allowed: 0 < power < ∞", () => Schedule.Polynomial(1, 1, 0) },
        { "scale is 0; allowed: scale ≥ 1", () => Schedule.InverseSqrt(1, 0) },
        { "steps is 0; allowed: steps ≥ 1", () => Schedule.Cosine(1, 0) },
        { "final is -1; allowed: 0 ≤ final < ∞", () => Schedule.Cosine(1, 1, -1) },
        { "steps is 0; allowed: steps ≥ 1", () => Schedule.CosineWarmRestarts(1, 0) },
        { "growth is 0; allowed: growth ≥ 1", () => Schedule.CosineWarmRestarts(1, 1, 0) },
        { "steps is 0; allowed: steps ≥ 1", () => Schedule.OneCycle(1, 0) },
        { "rise is 1.5; allowed: 0 ≤ rise ≤ 1", () => Schedule.OneCycle(1, 1, 1.5) },
        { "start is 0; allowed: start ≥ 1", () => Schedule.OneCycle(1, 1, start: 0) },
        { "end is Infinity; allowed: end ≥ 1", () => Schedule.OneCycle(1, 1, end: double.PositiveInfinity) },
        { "warmup is -1; allowed: warmup ≥ 0", () => Schedule.WarmupStableDecay(1, -1, 1, 1) },
        { "stable is -1; allowed: stable ≥ 0", () => Schedule.WarmupStableDecay(1, 1, -1, 1) },
        { "decay is 0; allowed: decay ≥ 1", () => Schedule.WarmupStableDecay(1, 1, 1, 0) },
        { "steps is -1; allowed: steps ≥ 0", () => Schedule.Constant(1).Warmup(-1) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_argument_out_of_range_is_named_with_its_value_and_range(string message, Func<Schedule> make) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(make).Message);

    [Fact]
    public void There_is_no_step_zero() =>
        Assert.Contains("t is 0; allowed: t ≥ 1", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant(0.1).At(0)).Message);
}
