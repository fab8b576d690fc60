namespace Course;

/// <summary>Settings that are practised together, with their source.</summary>
public static class Recipes
{
    /// <summary>AdamW as large language models are trained with it: β₂ = 0.95, a decay of 0.1 on matrices and none on the rest, gradients clipped to norm 1, a warm-up and a cosine down to a tenth.</summary>
    /// <remarks>Touvron et al., “LLaMA”, 2023 (arXiv 2302.13971), section 2.2; the decay on matrices alone as in GPT-3's code and its successors. The warm-up there is 2000 steps; here it is a fiftieth of the steps.</remarks>
    /// <param name="matrices">The weights, which decay.</param>
    /// <param name="others">Biases, norms and all else, which do not.</param>
    /// <param name="steps">The steps of the training; 2 or more.</param>
    /// <param name="learningRate">The largest learning rate; 3e-4 there.</param>
    /// <exception cref="ArgumentException">The stretches overlap or leave gaps, or a value is out of range.</exception>
    public static Grouped LanguageModel(IEnumerable<Stretch> matrices, IEnumerable<Stretch> others, int steps, double learningRate = 3e-4)
    {
        var adamW = new AdamW
        {
            LearningRate = Schedule.Cosine(learningRate, Guard.AtLeast(steps, 2, nameof(steps)), learningRate / 10).Warmup(Math.Max(1, steps / 50)),
            Beta2 = 0.95,
            WeightDecay = 0.1,
        };
        return new(adamW.On(matrices), (adamW with { WeightDecay = 0 }).On(others)) { ClipNorm = 1 };
    }
}
