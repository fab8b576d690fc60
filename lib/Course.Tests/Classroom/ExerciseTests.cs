namespace Course.Tests;

public sealed class ExerciseTests
{
    [Theory]
    [InlineData(2.0, true, "✓ done: Twice one. 2 is right.")]
    [InlineData(3.0, false, "○ not yet: Twice one. 3 is not it.")]
    [InlineData(double.NaN, false, "○ not yet: Twice one.")]
    public void A_number_is_graded(double answer, bool done, string text)
    {
        var graded = Exercise.Number("Twice one", () => answer, 2, 1e-9);
        Assert.Equal(done, graded.Done);
        Assert.Equal(text, graded.ToString());
    }

    [Fact]
    public void An_open_stub_and_a_failing_answer_are_not_yet_done()
    {
        Assert.Equal("○ not yet: Write it.", Exercise.That("Write it", () => throw new NotImplementedException()).ToString());
        Assert.Equal("○ not yet: Write it. Your code stopped: oops.", Exercise.That("Write it", () => throw new InvalidOperationException("oops")).ToString());
        Assert.Equal("○ not yet: What is it? Your code stopped: no such place.",
            Exercise.That("What is it?", () => throw new InvalidOperationException("no such place.")).ToString());
    }

    [Fact]
    public void Html_is_encoded()
    {
        Assert.Equal("<div class=\"exercise\">✓ done: a &lt; b.</div>", Exercise.That("a < b", () => true).ToHtml());
        Assert.Equal("<div class=\"exercise open\">○ not yet: a &lt; b.</div>", Exercise.That("a < b", () => false).ToHtml());
    }
}
