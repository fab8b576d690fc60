using System.Globalization;
using System.Net;

namespace Course;

/// <summary>The grading of one answer: done, or <em>not yet</em> with a hint. It never throws, so that a lesson with open exercises runs to its end.</summary>
[TypeFormatterSource]
public sealed class Exercise : IShown
{
    private const string HintMark = "Hint: ";

    private Exercise(bool done, string task, string says) => (Done, Task, Says) = (done, task, says);

    /// <summary>Whether the answer is right.</summary>
    public bool Done { get; }

    /// <summary>What was asked.</summary>
    public string Task { get; }

    /// <summary>What the grading has to say: the answer, or the hint.</summary>
    public string Says { get; }

    /// <summary>Grades a number: right within <paramref name="tolerance"/> of <paramref name="expected"/>.</summary>
    /// <param name="task">What was asked, in a few words.</param>
    /// <param name="answer">The student's answer; NaN, or an exception, counts as not yet.</param>
    /// <param name="expected">The right number.</param>
    /// <param name="tolerance">How far off still counts; 0 or more.</param>
    /// <param name="hint">What helps, without giving it away; none where the lesson's text has it behind a fold.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public static Exercise Number(string task, Func<double> answer, double expected, double tolerance, string hint = "")
    {
        Guard.NonNegative(tolerance, nameof(tolerance));
        return Grade(task, hint, () =>
        {
            var given = answer();
            return (Math.Abs(given - expected) <= tolerance, double.IsNaN(given) ? null : Course.Number.Minus(given.ToString("G6", CultureInfo.InvariantCulture)));
        });
    }

    /// <summary>Grades a claim about the student's code: right when <paramref name="holds"/> answers true.</summary>
    /// <param name="task">What was asked, in a few words.</param>
    /// <param name="holds">The test of the student's answer; an exception counts as not yet.</param>
    /// <param name="hint">What helps, without giving it away; none where the lesson's text has it behind a fold.</param>
    public static Exercise That(string task, Func<bool> holds, string hint = "") => Grade(task, hint, () => (holds(), null));

    /// <summary>The grading as a block of HTML, with the hint behind a fold: whoever wants to try first can.</summary>
    public string ToHtml()
    {
        var text = ToString();
        var hint = Done ? -1 : text.IndexOf(HintMark, StringComparison.Ordinal);
        var (says, folded) = hint < 0 ? (text, "") : (text[..hint].TrimEnd(), $"<details><summary>A hint</summary>{WebUtility.HtmlEncode(text[(hint + HintMark.Length)..])}</details>");
        return $"<div class=\"exercise{(Done ? "" : " open")}\">{WebUtility.HtmlEncode(says)}{folded}</div>";
    }

    /// <summary>The grading as one line of text.</summary>
    public override string ToString() => $"{(Done ? "✓ done" : "○ not yet")}: {Sentence(Task)} {Says}".TrimEnd();

    private static Exercise Grade(string task, string hint, Func<(bool Holds, string? Given)> grade)
    {
        var help = hint.Length > 0 ? HintMark + Sentence(hint) : "";
        try
        {
            var (holds, given) = grade();
            var number = given is null ? "" : holds ? $"{given} is right." : $"{given} is not it. ";
            return new(holds, task, holds ? number : (number + help).TrimEnd());
        }
#pragma warning disable CA1031 // Whatever an unfinished answer throws, the student gets the hint.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new(false, task, (failure is NotImplementedException ? "" : $"Your code stopped: {Sentence(failure.Message)} ") + help);
        }
    }

    /// <summary>The text with a full stop, where nothing ends it yet.</summary>
    private static string Sentence(string text) => text.TrimEnd() is { Length: > 0 } said && !".!?…".Contains(said[^1]) ? said + "." : text.TrimEnd();
}
