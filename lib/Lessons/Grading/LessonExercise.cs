using System.Text.RegularExpressions;
using Lessons.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lessons.Grading;

/// <summary>An exercise as its lesson sets it: the answer stands before the cell's first blank line, what grades it after.</summary>
internal sealed partial class LessonExercise
{
    private LessonExercise(CodeCell cell, string task, string answer, string grading, ExpressionStatementSyntax call)
    {
        (Cell, Task) = (cell, task);
        Answer = new(answer);
        Grading = new(grading);
        // An exception's message comes through as it is, past every formatter that a notebook may have set up.
        Code = $"{grading[..call.SpanStart]}var graded = {call.Expression};\nthrow new global::System.Exception($\"{{graded.Done}} {{graded.Says}}\");";
    }

    /// <summary>The cell of the lesson.</summary>
    public CodeCell Cell { get; }

    /// <summary>What is asked, in a few words.</summary>
    public string Task { get; }

    /// <summary>The answer that the lesson leaves open.</summary>
    public CellNames Answer { get; }

    /// <summary>What grades an answer.</summary>
    public CellNames Grading { get; }

    /// <summary>A cell that grades the answer and ends in an exception, whose message is read by <see cref="Read"/>.</summary>
    public string Code { get; }

    /// <summary>The exercise that a cell sets; null if it sets none.</summary>
    public static LessonExercise? Of(CodeCell cell)
    {
        var end = cell.Source.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
            return null;
        var (answer, grading) = (cell.Source[..end], cell.Source[(end + 2)..]);
        return new CellNames(grading).Root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax call } && TaskOf(call) is { } task
            ? new(cell, task, answer, grading, call) : null;
    }

    /// <summary>The task of the grading that a statement calls; null if it calls none.</summary>
    public static string? TaskOf(SyntaxNode statement) => statement is ExpressionStatementSyntax
    {
        Expression: InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Exercise" } },
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string task } }, ..],
        },
    } ? task : null;

    /// <summary>What <see cref="Code"/> found.</summary>
    /// <returns>The grade; null if the cell ended in another way.</returns>
    public static Grade? Read(ErrorOutput error) =>
        error.Name == nameof(Exception) && Graded().Match(error.Message) is { Success: true } graded
            ? graded.Groups[1].Value == bool.TrueString ? new(GradeState.Done) : new(GradeState.NotYet, graded.Groups[2].Value) : null;

    [GeneratedRegex("^(True|False) (.*)$", RegexOptions.Singleline)]
    private static partial Regex Graded();
}
