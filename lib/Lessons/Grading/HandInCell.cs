using System.Text.RegularExpressions;
using Lessons.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lessons.Grading;

/// <summary>A code cell of a student's notebook.</summary>
internal sealed partial class HandInCell(CodeCell cell)
{
    /// <summary>The cell's id, which editors and merges may have changed.</summary>
    public string Id => cell.Id;

    /// <summary>The cell's code.</summary>
    public string Source => cell.Source;

    /// <summary>The names in its code.</summary>
    public CellNames Names { get; } = new(Loading().Replace(cell.Source, ""));

    /// <summary>The tasks of the gradings it calls.</summary>
    public IReadOnlyList<string> Tasks => [.. Names.Root.DescendantNodes().Select(LessonExercise.TaskOf).OfType<string>()];

    /// <summary>Whether its answer is the one that the lesson leaves open, or it gives none.</summary>
    public bool LeavesOpen(LessonExercise exercise)
    {
        var answers = exercise.Answer.Declared;
        var mine = Tokens(Names.Root.Members.Where(member => CellNames.DeclaredBy(member).Any(answers.Contains)));
        return mine == Tokens(exercise.Answer.Root.Members) || Names.Root.Members.All(IsGrading);
    }

    /// <summary>The names that a grading uses and that the cell would put something else behind.</summary>
    public IEnumerable<string> Replaces(ExerciseBook book) => Names.Declared.Except(book.Names).Concat(Names.Changed.Except(Names.Declared))
        .Except(book.Answers).Where(book.UsedToGrade.Contains)
        .Concat(Names.Extensions.Where(name => book.Exercises.Any(exercise => exercise.Grading.Members.Contains(name))));

    /// <summary>The code that runs: without what grades, what the lesson declares for its gradings, and what loads other code.</summary>
    public string Code(ExerciseBook book)
    {
        var code = Loading().Replace(Source, "").ToCharArray();
        foreach (var member in Names.Root.Members.Where(member => IsLessons(member, book)))
        {
            for (var i = member.SpanStart; i < member.Span.End; i++)
                code[i] = code[i] == '\n' ? '\n' : ' ';
        }
        return new(code);
    }

    private static bool IsGrading(MemberDeclarationSyntax member) => member is GlobalStatementSyntax { Statement: var statement } && LessonExercise.TaskOf(statement) is not null;

    private static bool IsLessons(MemberDeclarationSyntax member, ExerciseBook book) =>
        IsGrading(member) || CellNames.DeclaredBy(member).Any(name => book.UsedToGrade.Contains(name) && book.Names.Contains(name) && !book.Answers.Contains(name));

    private static string Tokens(IEnumerable<SyntaxNode> nodes) => string.Join(' ', nodes.SelectMany(node => node.DescendantTokens()).Select(token => token.Text));

    /// <summary>The lines that load a library, a package or a script, or speak to a notebook's front end.</summary>
    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:r|i|load|!)(?![a-z]).*$|^[ \t]*#!.*$", RegexOptions.Multiline)]
    private static partial Regex Loading();
}
