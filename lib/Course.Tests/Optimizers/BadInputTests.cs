using System.Reflection;

namespace Course.Tests.Optimizers;

public sealed class BadInputTests
{
    public static TheoryData<string, Func<Optimizer>> Hyperparameters => new()
    {
        { "LearningRate is -1; allowed: 0 ≤ LearningRate < ∞", () => new Sgd { LearningRate = -1 } },
        { "LearningRate is NaN; allowed: 0 ≤ LearningRate < ∞", () => new Sgd { LearningRate = double.NaN } },
        { "WeightDecay is -0.1; allowed: 0 ≤ WeightDecay < ∞", () => new Adam { WeightDecay = -0.1 } },
        { "Beta is 1; allowed: 0 ≤ Beta < 1", () => new Momentum { Beta = 1 } },
        { "Dampening is 1.5; allowed: 0 ≤ Dampening ≤ 1", () => new Momentum { Dampening = 1.5 } },
        { "LearningRateDecay is -1; allowed: 0 ≤ LearningRateDecay < ∞", () => new Adagrad { LearningRateDecay = -1 } },
        { "InitialAccumulator is -1; allowed: 0 ≤ InitialAccumulator < ∞", () => new Adagrad { InitialAccumulator = -1 } },
        { "Epsilon is -1E-08; allowed: 0 ≤ Epsilon < ∞", () => new Adagrad { Epsilon = -1e-8 } },
        { "Beta is -0.1; allowed: 0 ≤ Beta < 1", () => new RmsProp { Beta = -0.1 } },
        { "Momentum is 1; allowed: 0 ≤ Momentum < 1", () => new RmsProp { Momentum = 1 } },
        { "Epsilon is Infinity; allowed: 0 ≤ Epsilon < ∞", () => new RmsProp { Epsilon = double.PositiveInfinity } },
        { "Rho is 1; allowed: 0 ≤ Rho < 1", () => new Adadelta { Rho = 1 } },
        { "Epsilon is NaN; allowed: 0 ≤ Epsilon < ∞", () => new Adadelta { Epsilon = double.NaN } },
        { "Beta1 is 1; allowed: 0 ≤ Beta1 < 1", () => new Adam { Beta1 = 1 } },
        { "Beta2 is 1; allowed: 0 ≤ Beta2 < 1", () => new Adam { Beta2 = 1 } },
        { "Epsilon is -1; allowed: 0 ≤ Epsilon < ∞", () => new Adam { Epsilon = -1 } },
        { "Beta1 is NaN; allowed: 0 ≤ Beta1 < 1", () => new AdamW { Beta1 = double.NaN } },
        { "Beta2 is 2; allowed: 0 ≤ Beta2 < 1", () => new AdamW { Beta2 = 2 } },
        { "Epsilon is -1; allowed: 0 ≤ Epsilon < ∞", () => new AdamW { Epsilon = -1 } },
        { "Beta1 is 1; allowed: 0 ≤ Beta1 < 1", () => new Adamax { Beta1 = 1 } },
        { "Beta2 is 1; allowed: 0 ≤ Beta2 < 1", () => new Adamax { Beta2 = 1 } },
        { "Epsilon is -1; allowed: 0 ≤ Epsilon < ∞", () => new Adamax { Epsilon = -1 } },
        { "MomentumDecay is -1; allowed: 0 ≤ MomentumDecay < ∞", () => new NAdam { MomentumDecay = -1 } },
        { "Beta2 is 1; allowed: 0 ≤ Beta2 < 1", () => new NAdam { Beta2 = 1 } },
        { "Beta2 is 1; allowed: 0 ≤ Beta2 < 1", () => new RAdam { Beta2 = 1 } },
        { "Beta1 is 1; allowed: 0 ≤ Beta1 < 1", () => new AdaBelief { Beta1 = 1 } },
        { "Epsilon is -1; allowed: 0 ≤ Epsilon < ∞", () => new Yogi { Epsilon = -1 } },
        { "Beta2 is 1; allowed: 0 ≤ Beta2 < 1", () => new Lion { Beta2 = 1 } },
        { "Beta1 is 0; allowed: 0 < Beta1 < 1", () => new ScheduleFree { Beta1 = 0 } },
        { "Beta1 is 1; allowed: 0 < Beta1 < 1", () => new ScheduleFree { Beta1 = 1 } },
        { "Beta2 is 1; allowed: 0 ≤ Beta2 < 1", () => new ScheduleFree { Beta2 = 1 } },
    };

    [Theory]
    [MemberData(nameof(Hyperparameters))]
    public void A_hyperparameter_out_of_range_is_named_with_its_value_and_range(string message, Func<Optimizer> make) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(make).Message);

    [Theory]
    [MemberData(nameof(Rules.Names), MemberType = typeof(Rules))]
    public void Every_hyperparameter_refuses_what_is_negative_or_no_number(string name)
    {
        var rule = Rules.Named(name);
        foreach (var property in rule.GetType().GetProperties().Where(property => property.PropertyType == typeof(double) && property.CanWrite))
        {
            foreach (var value in (double[])[-1, double.NaN])
            {
                var error = Assert.Throws<TargetInvocationException>(() => property.SetValue(rule with { }, value)).InnerException;
                Assert.StartsWith(FormattableString.Invariant($"{property.Name} is {value}; allowed: "), Assert.IsType<ArgumentOutOfRangeException>(error).Message);
            }
        }
    }

    [Theory]
    [InlineData(2, 3, 2, "2, 3 and 2")]
    [InlineData(3, 2, 2, "3, 2 and 2")]
    [InlineData(3, 3, 2, "3, 3 and 2")]
    public void Lengths_that_differ_are_named_and_change_nothing(int parameters, int gradients, int count, string lengths)
    {
        var (rule, θ, state) = (new Adam(), new float[parameters], new Adam().CreateState(count));
        Assert.Contains(lengths, Assert.Throws<ArgumentException>(() => rule.Step(θ, new float[gradients], state)).Message);
        Assert.Equal(0, state.T);
        Assert.Equal(new float[parameters], θ);
    }

    [Fact]
    public void The_state_of_another_rule_is_refused_with_what_both_keep()
    {
        var state = new Momentum().CreateState(2);
        var message = Assert.Throws<ArgumentException>(() => new Adam().Step(new float[2], new float[2], state)).Message;
        Assert.Contains("the state is of Momentum and keeps [v]; Adam keeps [m, v]: create it with this rule's CreateState", message);
    }

    [Theory]
    [MemberData(nameof(Rules.Names), MemberType = typeof(Rules))]
    public void A_state_fits_the_kind_of_rule_that_created_it_and_no_other_even_where_the_moments_have_the_same_names(string name)
    {
        var rule = Rules.Named(name);
        var state = rule.CreateState(2);
        (rule with { LearningRate = 0.5 }).Step(new float[2], new float[2], state);
        foreach (var other in Rules.All.Values.Where(other => other.GetType() != rule.GetType()))
        {
            var θ = new float[] { 1, 2 };
            Assert.Contains($"the state is of {rule.GetType().Name}", Assert.Throws<ArgumentException>(() => other.Step(θ, new float[2], state)).Message);
            Assert.Equal(1, state.T);
            Assert.Equal([1, 2], θ);
        }
    }

    [Fact]
    public void A_moment_that_does_not_exist_is_named_with_those_that_do() =>
        Assert.Contains("no moment \"w\"; this state keeps: m, v", Assert.Throws<ArgumentException>(() => new Adam().CreateState(1)["w"]).Message);

    [Fact]
    public void Counts_below_one_are_refused()
    {
        Assert.Contains("parameters is 0; allowed: parameters ≥ 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().CreateState(0)).Message);
        Assert.Contains("parameters is -5; allowed: 1 ≤ parameters ≤ 9007199254740992", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().StateBytes(-5)).Message);
        Assert.Contains("parameters is 9.223372036854776E+18; allowed", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().StateBytes(long.MaxValue)).Message);
        Assert.Contains("Cores is 0; allowed: Cores ≥ 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().CreateState(1).Cores = 0).Message);
    }

    [Fact]
    public void A_learning_rate_that_is_null_is_refused() =>
        Assert.Throws<ArgumentNullException>("LearningRate", () => new Adam { LearningRate = null! });
}
