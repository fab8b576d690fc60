using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>Whatever a notebook holds, the tool answers with a page or with a message, and text stays text.</summary>
public sealed partial class HostileInputTests
{
    private const int Mutants = 200;

    public static TheoryData<string> Texts { get; } = [.. HostileNotebooks.Texts];

    public static TheoryData<string> Masses { get; } = [.. HostileNotebooks.Masses.Keys];

    [Fact]
    public void A_mutant_is_a_page_or_a_message()
    {
        var (pages, messages) = (0, 0);
        for (var seed = 0; seed < Mutants; seed++)
        {
            try
            {
                var page = Page(Notebook.Parse(HostileNotebooks.Mutant(seed), "mutant.ipynb"));
                Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
                Assert.DoesNotMatch(Dangerous(), page.Split("</head>")[1].Replace("<script type=\"application/json\">", "", StringComparison.Ordinal));
                pages++;
            }
            catch (Exception e) when (e is NotebookException or ExportException)
            {
                Assert.True(e.Message.Length > 20, $"mutant {seed}: {e.Message}");
                messages++;
            }
            catch (Exception e)
            {
                Assert.Fail($"mutant {seed}: {e}");
            }
        }

        Assert.True(pages > 20 && messages > 20, $"{pages} pages and {messages} messages are no test");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_in_an_output_adds_no_element_and_no_attribute(string text) =>
        Assert.Equal(Elements(Page(HostileNotebooks.InOutputs("x"))), Elements(Page(HostileNotebooks.InOutputs(text))));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Code_adds_no_element_but_its_colours(string text) =>
        Assert.Equal(Elements(Page(OfCode("x"))), Elements(Page(OfCode(text))));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Markdown_brings_no_script_onto_the_page(string text)
    {
        foreach (var markdown in (string[])[text, $"# {text}", $"`{text}` **{text}**", $"| {text} |\n|---|\n| {text} |", $"[{text}](https://example.org/{text})", $"```\n{text}\n```", $"$\\text{{{text}}}$"])
        {
            try
            {
                Assert.DoesNotMatch(Dangerous(), Page(Samples.OfMarkdown(markdown)).Split("</head>")[1]);
            }
            catch (ExportException e)
            {
                Assert.Contains("cell 1", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Masses))]
    public void What_is_huge_or_deep_is_a_page_or_a_message(string name)
    {
        var mass = HostileNotebooks.Masses[name];
        foreach (var notebook in (Notebook[])[Samples.OfMarkdown(mass), OfCode(mass), HostileNotebooks.InOutputs(mass)])
        {
            try
            {
                Assert.EndsWith("</html>\n", Page(notebook), StringComparison.Ordinal);
            }
            catch (ExportException e)
            {
                Assert.True(e.Message is { Length: > 20 and < 1000 }, $"the message has {e.Message.Length} characters");
            }
        }
    }

    [Theory]
    [InlineData("a \"b\" <i>.ipynb")]
    [InlineData("50 % & #1.ipynb")]
    public void The_name_of_a_file_adds_no_element(string name)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Samples.EveryElement, folder.File(name));
        Site.Write([new(Samples.OfMarkdown("x"), folder.File(name)), new(Samples.OfMarkdown("x"), Samples.EveryElement)], folder.File("out"), new SiteOptions());
        foreach (var page in Directory.GetFiles(folder.File("out"), "*.html"))
        {
            var html = File.ReadAllText(page);
            Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
            foreach (Match link in Address().Matches(html))
                Assert.True(File.Exists(folder.File($"out/{Uri.UnescapeDataString(link.Groups[1].Value)}")), $"{link.Value} leads nowhere");
        }
    }

    [Theory]
    [InlineData("[x](%2e%2e%2f%2e%2e%2fout.txt)")]
    [InlineData("![x](..%2f..%2fout.txt)")]
    public void No_address_leads_a_file_out_of_the_folder(string markdown)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("out.txt"), "");
        Directory.CreateDirectory(folder.File("a/b"));
        Site.Write([new(Samples.OfMarkdown(markdown), CopyTo(folder.File("a/b/x.ipynb")))], folder.File("site/pages"), new SiteOptions());
        Assert.Equal(["index.html", "out.txt", "page.js", "style.css", "words.js", "x.html", "x.ipynb"], Directory.GetFiles(folder.File("site"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
        Assert.True(File.Exists(folder.File("site/pages/out.txt")));
    }

    private static string CopyTo(string path)
    {
        File.Copy(Samples.EveryElement, path);
        return path;
    }

    private static string Page(Notebook notebook) => Samples.Page(notebook);

    private static Notebook OfCode(string code) => new() { Cells = [new CodeCell { Source = code }] };

    /// <summary>The elements of a page with the names of their attributes, but for the colours of code.</summary>
    private static string Elements(string page) => string.Join('\n', Tag().Matches(Colour().Replace(page, ""))
        .Select(tag => $"{tag.Groups["name"].Value} {string.Join(' ', tag.Groups["attribute"].Captures.Select(attribute => attribute.Value))}"));

    [GeneratedRegex("""<span class="[a-z]">([^<]*)</span>""")]
    private static partial Regex Colour();

    [GeneratedRegex("""<(?<name>[!/]?[A-Za-z-]+)(?:\s+(?<attribute>[^\s"=>]+)(?:="[^"]*")?)*""")]
    private static partial Regex Tag();

    [GeneratedRegex("""<(script|style|iframe|svg|object|embed|link|base|form)\b|<[^>"]*("[^"]*"[^>"]*)*\son\w+\s*=|<[a-z][^>]*\s(href|src)="\s*javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Dangerous();

    [GeneratedRegex("""href="([^"#:]+)["#]""")]
    private static partial Regex Address();
}
