using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Lessons.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Events;

namespace Lessons.Execution.Kernel;

/// <summary>Turns what ended a cell into an output a reader can act on.</summary>
internal static class ErrorReport
{
    private const string Submission = "Submission#";

    private static readonly string[] s_machinery =
        ["Microsoft.CodeAnalysis.", "Microsoft.DotNet.Interactive.", "System.Reflection.", "System.Runtime", "System.Threading.", "Lessons.Execution."];

    /// <summary>What the engine says of a cell that failed.</summary>
    public static ErrorOutput Of(CommandFailed failed, CellSource cell) =>
        failed.Exception switch
        {
            null => Directives.Failed(failed.Message, cell),
            { InnerException: CompilationErrorException errors } => Of(errors.Diagnostics, cell),
            { } exception => Of(exception, cell),
        };

    /// <summary>A mistake at a line of the cell, in a sentence.</summary>
    public static ErrorOutput Of(string name, string message, CellSource cell, int line) =>
        new(name, message, [message, SourceQuote.Of(cell.Text, line)]);

    /// <summary>An exception with the cell's line marked and the frames that are the reader's.</summary>
    public static ErrorOutput Of(Exception exception, CellSource cell)
    {
        while (exception is TargetInvocationException { InnerException: { } inner })
            exception = inner;
        StackFrame[] frames = [.. Chain(exception).Reverse().SelectMany(e => new StackTrace(e, fNeedFileInfo: true).GetFrames())];
        var message = string.Join("\n→ ", Chain(exception).Select(e => e == exception ? e.Message : $"{e.GetType().Name}: {e.Message}"));
        if (exception is CultureNotFoundException)
            message += "\nLessons run with the invariant culture alone, so that a page is the same wherever it is made. "
                + "Write the format itself, as in new NumberFormatInfo { NumberDecimalSeparator = \",\" }.";
        var here = frames.FirstOrDefault(frame => CellOf(frame) == cell.Name)?.GetFileLineNumber();
        return new(
            exception.GetType().Name,
            message,
            [$"{exception.GetType().Name}: {message}", .. here is { } line ? [SourceQuote.Of(cell.Text, line)] : (string[])[],
             .. frames.Where(IsReaders).Select(Describe).Distinct()]);
    }

    /// <summary>Compile errors as <c>(line,column): CS…: message</c>, each with its source line marked.</summary>
    private static ErrorOutput Of(IEnumerable<Diagnostic> diagnostics, CellSource cell)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).DistinctBy(Line).ToList();
        if (errors.Find(e => e.Id == Directives.MissingFile) is { } missing)
            return Directives.Missing(missing, cell);
        return new(
            "CompileError",
            string.Join('\n', errors.Select(Line)),
            [.. errors.SelectMany(e => (string[])[Line(e), SourceQuote.Of(cell.Text, Position(e).Line + 1)])]);
    }

    private static string Line(Diagnostic error) =>
        $"({Position(error).Line + 1},{Position(error).Character + 1}): {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";

    private static Microsoft.CodeAnalysis.Text.LinePosition Position(Diagnostic error) => error.Location.GetMappedLineSpan().StartLinePosition;

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }

    /// <summary>Whether a frame is a cell's, or of a library's public face: what lies behind that, and what runs the cell, tells a reader nothing.</summary>
    private static bool IsReaders(StackFrame frame) =>
        frame.GetMethod() is { DeclaringType: { } type } method
        && (CellOf(frame) is not null
            || (type.IsVisible && !method.IsSpecialName && !s_machinery.Any(name => type.FullName!.StartsWith(name, StringComparison.Ordinal))));

    private static string Describe(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var place = frame.GetFileName() is { } file ? $" in {CellOf(frame) ?? file}, line {frame.GetFileLineNumber()}" : "";
        // The compiler's own names, with < and >: a cell's top level, lambdas and local functions.
        var name = $"{method.DeclaringType!.FullName}.{method.Name}" is var full && full.Contains('<', StringComparison.Ordinal)
            ? full.Contains("__", StringComparison.Ordinal) && !full.Contains("<<Initialize>>d__", StringComparison.Ordinal) ? "a lambda or local function" : "top level"
            : $"{(full.StartsWith(Submission, StringComparison.Ordinal) ? full[(full.IndexOf('.', StringComparison.Ordinal) + 1)..] : full)}"
                + $"({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
        return $"   at {name.Replace('+', '.')}{place}";
    }

    /// <summary>The name of the cell that a frame is in, without the folder the compiler puts before it; null for other code.</summary>
    private static string? CellOf(StackFrame frame) =>
        Path.GetFileName(frame.GetFileName()) is { } name && name.StartsWith("cell ", StringComparison.Ordinal) ? name : null;
}
