using System.Text;
using Lessons.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lessons.Export;

/// <summary>Colours C# by what Roslyn says each word is. Cells are a chain of submissions, so a cell knows the names of the ones before it.</summary>
internal sealed class CodeHighlighter : IDisposable
{
    /// <summary>Each bracket that opens and does not close doubles Roslyn's time, or takes of a stack that ends the process when it is full.</summary>
    private const int DeepestNesting = 32;

    private readonly AdhocWorkspace _workspace = new();
    private readonly string _folder;
    private readonly List<MetadataReference> _references = [.. CellLanguage.References];
    private ProjectId? _previous;

    /// <param name="folder">What paths in <c>#r</c> are relative to.</param>
    public CodeHighlighter(string folder) => this._folder = folder;

    /// <summary>The cell after those already given, as HTML.</summary>
    public string Next(string code)
    {
        if (IsTooDeep(code)) return Html.Escape(code);
        Add(code);
        return Write(code, _workspace.CurrentSolution.GetProject(_previous!)!.Documents.Single());
    }

    /// <summary>Takes in the next cell without colouring it.</summary>
    public void Add(string code) => _previous = IsTooDeep(code) ? _previous : Submission(code).Project.Id;

    /// <summary>A piece of code that no later cell builds on, as HTML.</summary>
    public string Aside(string code) => IsTooDeep(code) ? Html.Escape(code) : Write(code, Submission(code));

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static bool IsTooDeep(string code)
    {
        var (depth, angles) = (0, 0);
        foreach (var c in code)
        {
            depth = Math.Max(0, depth + (c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0));
            angles = c is ';' or '{' or '}' ? 0 : Math.Max(0, angles + (c is '<' ? 1 : c is '>' ? -1 : 0));
            if (depth > DeepestNesting || angles > DeepestNesting) return true;
        }

        return false;
    }

    private Document Submission(string code)
    {
        foreach (var path in CellLanguage.Reference().Matches(code).Select(match => Path.Combine(_folder, match.Groups[1].Value)).Where(File.Exists))
            _references.Add(MetadataReference.CreateFromFile(path));
        var name = $"cell{_workspace.CurrentSolution.ProjectIds.Count}";
        var project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, name, name, LanguageNames.CSharp, isSubmission: true,
            parseOptions: CellLanguage.Parsing,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: CellLanguage.Usings, allowUnsafe: true),
            projectReferences: _previous is null ? [] : [new(_previous)],
            metadataReferences: _references));
        return _workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), name, sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Default))));
    }

    private static string Write(string code, Document document)
    {
        var spans = Classifier.GetClassifiedSpansAsync(document, TextSpan.FromBounds(0, code.Length)).GetAwaiter().GetResult();
        var html = new StringBuilder();
        var written = 0;
        foreach (var span in spans.OrderBy(span => span.TextSpan.Start))
        {
            if (ClassOf(span.ClassificationType) is not { } name || span.TextSpan.Start < written) continue;
            html.Append(Html.Escape(code[written..span.TextSpan.Start]));
            html.Append($"<span class=\"{name}\">{Html.Escape(code[span.TextSpan.Start..span.TextSpan.End])}</span>");
            written = span.TextSpan.End;
        }

        return html.Append(Html.Escape(code[written..])).ToString();
    }

    private static string? ClassOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => "k",
        ClassificationTypeNames.PreprocessorKeyword => "p",
        ClassificationTypeNames.Comment => "c",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.PreprocessorText => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.PropertyName or ClassificationTypeNames.FieldName or ClassificationTypeNames.EnumMemberName
            or ClassificationTypeNames.ConstantName => "f",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.RecordStructName
            or ClassificationTypeNames.StructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "t",
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "c",
        _ => null,
    };
}
