using System.Collections.Immutable;
using System.Diagnostics;
using Lessons.Notebooks;
using Microsoft.CodeAnalysis;

namespace Lessons.Execution;

/// <summary>Turns what ended a cell into an output a reader can act on.</summary>
internal static class ErrorReport
{
    private const string Submission = "Submission#";

    private static readonly string[] s_machinery = ["Microsoft.CodeAnalysis.", "System.Runtime.", "System.Threading.", "Lessons.Execution."];

    /// <summary>Compile errors as <c>(line,column): CS…: message</c>, each with its source line marked.</summary>
    public static ErrorOutput Of(ImmutableArray<Diagnostic> diagnostics, string source)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).ToList();
        return new(
            "CompileError",
            string.Join('\n', errors.Select(Line)),
            [.. errors.SelectMany(e => (string[])[Line(e), SourceQuote.Of(source, Position(e).Line + 1)])]);
    }

    /// <summary>A mistake the kernel found at a line of the cell before compiling it.</summary>
    public static ErrorOutput Of(string name, string message, string source, int line) =>
        new(name, message, [message, SourceQuote.Of(source, line)]);

    /// <summary>An exception with the cell's line marked and the frames that are the reader's.</summary>
    /// <param name="exception">What the cell threw.</param>
    /// <param name="source">The cell's source.</param>
    /// <param name="file">What the cell's debug information calls it.</param>
    public static ErrorOutput Of(Exception exception, string source, string file)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        var message = string.Join("\n→ ", Chain(exception).Select(e => e == exception ? e.Message : $"{e.GetType().Name}: {e.Message}"));
        var here = frames.FirstOrDefault(frame => frame.GetFileName() is { } name && CellFile(name) == file)?.GetFileLineNumber();
        return new(
            exception.GetType().Name,
            message,
            [$"{exception.GetType().Name}: {message}", .. here is { } line ? [SourceQuote.Of(source, line)] : (string[])[],
             .. frames.Where(IsReaders).Select(Describe)]);
    }

    private static string Line(Diagnostic error) =>
        $"({Position(error).Line + 1},{Position(error).Character + 1}): {error.Id}: {error.GetMessage()}";

    private static Microsoft.CodeAnalysis.Text.LinePosition Position(Diagnostic error) => error.Location.GetLineSpan().StartLinePosition;

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }

    /// <summary>Whether a frame is neither the scripting machinery's nor the runtime's way of awaiting and rethrowing.</summary>
    private static bool IsReaders(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType is { } type
        && !s_machinery.Any(name => type.FullName!.StartsWith(name, StringComparison.Ordinal));

    private static string Describe(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var place = frame.GetFileName() is { } file ? $" in {CellFile(file)}, line {frame.GetFileLineNumber()}" : "";
        // The compiler's own names, with < and >: a cell's top level, lambdas and local functions.
        var name = $"{method.DeclaringType!.FullName}.{method.Name}" is var full && full.Contains('<', StringComparison.Ordinal)
            ? full.Contains("__", StringComparison.Ordinal) && !full.Contains("<<Initialize>>d__", StringComparison.Ordinal) ? "a lambda or local function" : "top level"
            : $"{(full.StartsWith(Submission, StringComparison.Ordinal) ? full[(full.IndexOf('.', StringComparison.Ordinal) + 1)..] : full)}"
                + $"({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
        return $"   at {name.Replace('+', '.')}{place}";
    }

    /// <summary>The name of a cell without the folder the compiler puts before it; other files as their assembly names them.</summary>
    private static string CellFile(string file) =>
        Path.GetFileName(file) is var name && name.StartsWith("cell ", StringComparison.Ordinal) ? name : file;
}
