namespace Course.Tests;

public sealed class ExerciseTests
{
    [Theory]
    [InlineData(2.0, true, "✓ done: Twice one. 2 is right.")]
    [InlineData(3.0, false, "○ not yet: Twice one. 3 is not it. Hint: add it to itself.")]
    [InlineData(double.NaN, false, "○ not yet: Twice one. Hint: add it to itself.")]
    public void A_number_is_graded(double answer, bool done, string text)
    {
        var graded = Exercise.Number("Twice one", () => answer, 2, 1e-9, "add it to itself");
        Assert.Equal(done, graded.Done);
        Assert.Equal(text, graded.ToString());
    }

    [Fact]
    public void An_open_stub_and_a_failing_answer_give_the_hint()
    {
        Assert.Equal("○ not yet: Write it. Hint: try.", Exercise.That("Write it", () => throw new NotImplementedException(), "try").ToString());
        Assert.Equal("○ not yet: Write it. Your code stopped: oops. Hint: try.",
            Exercise.That("Write it", () => throw new InvalidOperationException("oops"), "try").ToString());
        Assert.Equal("○ not yet: What is it? Your code stopped: no such place. Hint: try!",
            Exercise.That("What is it?", () => throw new InvalidOperationException("no such place."), "try!").ToString());
    }

    [Fact]
    public void Without_a_hint_the_grading_has_none()
    {
        Assert.Equal("○ not yet: Twice one. 3 is not it.", Exercise.Number("Twice one", () => 3, 2, 1e-9).ToString());
        Assert.Equal("<div class=\"exercise open\">○ not yet: Write it.</div>", Exercise.That("Write it", () => false).ToHtml());
    }

    [Fact]
    public void Html_is_encoded_and_folds_the_hint()
    {
        Assert.Equal("<div class=\"exercise\">✓ done: a &lt; b.</div>", Exercise.That("a < b", () => true, "").ToHtml());
        Assert.Equal("<div class=\"exercise open\">○ not yet: a.<details><summary>A hint</summary>b &lt; c.</details></div>", Exercise.That("a", () => false, "b < c").ToHtml());
    }
}
