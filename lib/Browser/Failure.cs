using System.Diagnostics;
using Lessons.Execution;
using Microsoft.CodeAnalysis;

namespace Browser;

/// <summary>What ended a cell: a text a reader can act on, and the line it speaks of, 0 where none is known.</summary>
internal sealed record Failure(string Text, int Line)
{
    private const string NoSuchThing = "\nA page has one thread, no network, and of files only the course's data. Run this cell in the notebook.";

    private const string LeftOut = "\nIt is left out of the page, to keep that small. Run this cell in the notebook.";

    private static readonly string[] s_missing = ["CS0103", "CS0234", "CS0246"];

    private static readonly string[] s_outside = ["Http", "Socket", "Tcp", "Udp", "WebClient", "WebRequest", "Dns", "Process", "Sql", "Registry"];

    /// <summary>Compile errors as <c>(line,column): CS…: message</c>, each with its source line marked.</summary>
    public static Failure Of(IEnumerable<Diagnostic> diagnostics, string source)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).DistinctBy(Describe).ToList();
        var outside = errors.Exists(e => s_missing.Contains(e.Id) && s_outside.Any(word => e.GetMessage().Contains(word, StringComparison.Ordinal)));
        return new(
            string.Join('\n', errors.Select(e => $"{Describe(e)}\n{SourceQuote.Of(source, Position(e).Line + 1)}")) + (outside ? NoSuchThing : ""),
            Position(errors[0]).Line + 1);
    }

    /// <summary>A line that is not C# and cannot be followed.</summary>
    public static Failure Of(DirectiveException exception, string source) =>
        new($"{exception.Message}\n{SourceQuote.Of(source, exception.Line)}", exception.Line);

    /// <summary>An exception with the cell's line marked and the frames that are the reader's.</summary>
    public static Failure Of(Exception exception, string source, string name, Symbols symbols)
    {
        (StackFrame Frame, (string Cell, int Line)? Place)[] frames = [.. new StackTrace(exception, fNeedFileInfo: false).GetFrames().Select(frame => (frame, symbols.Of(frame)))];
        var line = frames.FirstOrDefault(frame => frame.Place?.Cell == name).Place?.Line ?? 0;
        var message = string.Join("\n→ ", Chain(exception).Select(e => $"{e.GetType().Name}: {e.Message}"));
        if (Chain(exception).Any(e => e is PlatformNotSupportedException)) message += NoSuchThing;
        if (Chain(exception).Any(e => e is NotSupportedException { Message: "Linked away" })) message += LeftOut;
        return new(
            string.Join('\n', [message, .. line > 0 ? [SourceQuote.Of(source, line)] : (string[])[], .. frames.Where(frame => IsReaders(frame.Frame, frame.Place)).Select(frame => Describe(frame.Frame, frame.Place))]),
            line);
    }

    /// <summary>Whether a frame is a cell's, or of the library's public face: what lies behind that, and what runs the cell, tells a reader nothing.</summary>
    private static bool IsReaders(StackFrame frame, (string Cell, int Line)? place) => place is not null
        || (frame.GetMethod() is { DeclaringType: { IsVisible: true, Namespace: "Course" } } method && !method.IsSpecialName);

    private static string Describe(StackFrame frame, (string Cell, int Line)? place)
    {
        var method = frame.GetMethod()!;
        // The compiler's own names, with < and >: a cell's top level, lambdas and local functions.
        var name = $"{method.DeclaringType!.Name}.{method.Name}" is var full && full.Contains('<', StringComparison.Ordinal)
            ? full.Contains("__", StringComparison.Ordinal) && !full.Contains("<<Initialize>>d__", StringComparison.Ordinal) ? "a lambda or local function" : "top level"
            : $"{(place is null ? full : method.Name)}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
        return $"   at {name}{(place is var (cell, line) ? $" in {cell}, line {line}" : "")}";
    }

    private static string Describe(Diagnostic error) => $"({Position(error).Line + 1},{Position(error).Character + 1}): {error.Id}: {error.GetMessage()}";

    private static Microsoft.CodeAnalysis.Text.LinePosition Position(Diagnostic error) => error.Location.GetLineSpan().StartLinePosition;

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
