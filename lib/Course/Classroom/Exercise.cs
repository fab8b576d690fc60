using System.Globalization;
using System.Net;

namespace Course;

/// <summary>The grading of one answer: done, or <em>not yet</em>. It never throws, so that a lesson with open exercises runs to its end.</summary>
[TypeFormatterSource]
public sealed class Exercise : IShown
{
    private Exercise(bool done, string task, string says) => (Done, Task, Says) = (done, task, says);

    /// <summary>Whether the answer is right.</summary>
    public bool Done { get; }

    /// <summary>What was asked.</summary>
    public string Task { get; }

    /// <summary>What the grading has to say of the answer; often nothing.</summary>
    public string Says { get; }

    /// <summary>Grades a number: right within <paramref name="tolerance"/> of <paramref name="expected"/>.</summary>
    /// <param name="task">What was asked, in a few words.</param>
    /// <param name="answer">The student's answer; NaN, or an exception, counts as not yet.</param>
    /// <param name="expected">The right number.</param>
    /// <param name="tolerance">How far off still counts; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public static Exercise Number(string task, Func<double> answer, double expected, double tolerance)
    {
        Guard.NonNegative(tolerance, nameof(tolerance));
        return Grade(task, () =>
        {
            var given = answer();
            return (Math.Abs(given - expected) <= tolerance, double.IsNaN(given) ? null : Course.Number.Minus(given.ToString("G6", CultureInfo.InvariantCulture)));
        });
    }

    /// <summary>Grades a claim about the student's code: right when <paramref name="holds"/> answers true.</summary>
    /// <param name="task">What was asked, in a few words.</param>
    /// <param name="holds">The test of the student's answer; an exception counts as not yet.</param>
    public static Exercise That(string task, Func<bool> holds) => Grade(task, () => (holds(), null));

    /// <summary>The grading as a block of HTML.</summary>
    public string ToHtml() => $"<div class=\"exercise{(Done ? "" : " open")}\">{WebUtility.HtmlEncode(ToString())}</div>";

    /// <summary>The grading as one line of text.</summary>
    public override string ToString() => $"{(Done ? "✓ done" : "○ not yet")}: {Sentence(Task)} {Says}".TrimEnd();

    private static Exercise Grade(string task, Func<(bool Holds, string? Given)> grade)
    {
        try
        {
            var (holds, given) = grade();
            return new(holds, task, given is null ? "" : holds ? $"{given} is right." : $"{given} is not it.");
        }
#pragma warning disable CA1031 // Whatever an unfinished answer throws, the lesson goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new(false, task, failure is NotImplementedException ? "" : $"Your code stopped: {Sentence(failure.Message)}");
        }
    }

    /// <summary>The text with a full stop, where nothing ends it yet.</summary>
    private static string Sentence(string text) => text.TrimEnd() is { Length: > 0 } said && !".!?…".Contains(said[^1]) ? said + "." : text.TrimEnd();
}
