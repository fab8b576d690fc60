using Lessons.CSharp;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lessons.Grading;

/// <summary>A lesson's cell where its answers matter and not its charts.</summary>
internal static class LessonCell
{
    /// <summary>The code without the value that it ends in.</summary>
    public static string WithoutShown(string code) =>
        CSharpSyntaxTree.ParseText(code, CellLanguage.Parsing).GetCompilationUnitRoot().Members.LastOrDefault()
            is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } shown }
            ? code[..shown.SpanStart].TrimEnd() : code;
}
