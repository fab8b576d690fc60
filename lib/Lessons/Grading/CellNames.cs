using Lessons.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lessons.Grading;

/// <summary>The names that a piece of C# declares for the cells after it, and those that it needs of the cells before.</summary>
/// <remarks>They are read off the text: a student's code need not compile for that.</remarks>
internal sealed class CellNames
{
    private readonly Dictionary<SyntaxNode, HashSet<string>> _scopes = [];

    public CellNames(string code)
    {
        Root = CSharpSyntaxTree.ParseText(code, CellLanguage.Parsing).GetCompilationUnitRoot();
        Declared = [.. Root.Members.SelectMany(DeclaredBy), .. Root.Usings.Where(import => import.Alias is not null).Select(import => import.Alias!.Name.Identifier.ValueText)];
        var names = Root.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsFree).ToList();
        Free = [.. names.Select(name => name.Identifier.ValueText)];
        Changed = [.. names.Where(IsChanged).Select(name => name.Identifier.ValueText)];
        Extensions = [.. Root.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword)).Select(method => method.Identifier.ValueText)];
        Members = [.. Root.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsMember).Select(name => name.Identifier.ValueText)];
    }

    /// <summary>The code as Roslyn reads it.</summary>
    public CompilationUnitSyntax Root { get; }

    /// <summary>What later cells can call.</summary>
    public HashSet<string> Declared { get; }

    /// <summary>What it takes from outside of itself, or declares itself and then uses.</summary>
    public HashSet<string> Free { get; }

    /// <summary>The free names that it assigns to.</summary>
    public HashSet<string> Changed { get; }

    /// <summary>The extension methods that it declares.</summary>
    public HashSet<string> Extensions { get; }

    /// <summary>The names after a dot.</summary>
    public HashSet<string> Members { get; }

    /// <summary>The names that one statement or declaration at the top of a cell declares there.</summary>
    public static IEnumerable<string> DeclaredBy(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        GlobalStatementSyntax statement => statement.DescendantNodes(node => !IsScope(node)).Select(Name).OfType<string>(),
        _ => [],
    };

    private static string? Name(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        ForEachStatementSyntax each => each.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        FromClauseSyntax from => from.Identifier.ValueText,
        LetClauseSyntax let => let.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        _ => null,
    };

    private static bool IsScope(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or BlockSyntax or ForStatementSyntax
            or CommonForEachStatementSyntax or QueryExpressionSyntax or BaseTypeDeclarationSyntax or CatchClauseSyntax or UsingStatementSyntax;

    private static bool IsMember(SimpleNameSyntax name) => name.Parent is MemberBindingExpressionSyntax
        || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        || (name.Parent is QualifiedNameSyntax qualified && qualified.Right == name)
        || name.Parent is AliasQualifiedNameSyntax;

    private static bool IsLabel(SimpleNameSyntax name) => name.Parent is NameColonSyntax or NameEqualsSyntax
        || (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name);

    private static bool IsChanged(SimpleNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => name.Parent.Kind() is
            SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    private bool IsFree(SimpleNameSyntax name) =>
        !IsMember(name) && !IsLabel(name) && !name.Ancestors().Where(IsScope).Any(scope => Within(scope).Contains(name.Identifier.ValueText));

    private HashSet<string> Within(SyntaxNode scope)
    {
        if (!_scopes.TryGetValue(scope, out var names))
            _scopes[scope] = names = [.. scope.DescendantNodesAndSelf(node => node == scope || !IsScope(node)).Select(Name).OfType<string>()];
        return names;
    }
}
