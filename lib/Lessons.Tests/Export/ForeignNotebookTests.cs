using System.Text;
using System.Text.Json.Nodes;
using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>Notebooks as other programs write them: each is a page or a sentence.</summary>
public sealed class ForeignNotebookTests
{
    /// <summary>Name → the notebook's cells and metadata as JSON, and what its page or the message says.</summary>
    private static readonly Dictionary<string, (string Cells, string Metadata, string Says)> s_notebooks = new()
    {
        ["Colab with a badge"] = (
            """[{"cell_type":"markdown","metadata":{"id":"view-in-github","colab_type":"text"},"source":["<a href=\"https://colab.research.google.com/x\" target=\"_parent\"><img src=\"https://colab.research.google.com/assets/colab-badge.svg\" alt=\"Open In Colab\"/></a>"]}]""",
            """{"colab":{"provenance":[],"gpuType":"T4"},"accelerator":"GPU"}""", "colab-badge.svg is not a file of this course"),
        ["Colab with a form"] = (
            """[{"cell_type":"code","metadata":{"id":"a1","cellView":"form","outputId":"x","colab":{"base_uri":"https://localhost:8080/","height":35}},"execution_count":3,"source":["#@title Rate { run: \"auto\" }\n","var rate = 0.1; //@param {type:\"slider\"}"],"outputs":[{"output_type":"execute_result","data":{"text/plain":["0.1"],"application/vnd.google.colaboratory.intrinsic+json":{"type":"string"}},"metadata":{},"execution_count":3}]}]""",
            """{"colab":{"toc_visible":true},"language_info":{"name":"csharp"}}""", ">0.1</pre>"),
        ["Colab with a table and its buttons"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"df","outputs":[{"output_type":"execute_result","data":{"text/html":["\n  <div id=\"df-1\" class=\"colab-df-container\">\n<style scoped>\n .dataframe tbody tr th { vertical-align: top; }\n</style>\n<table border=\"1\" class=\"dataframe\"><thead><tr><th></th><th>loss</th></tr></thead><tbody><tr><th>0</th><td>0.5</td></tr></tbody></table>\n<button class=\"colab-df-convert\" onclick=\"convertToInteractive('df-1')\"><svg viewBox=\"0 0 24 24\"><path d=\"M0 0h24v24H0V0z\"/></svg></button><script>const b = 1;</script></div>"],"text/plain":["  loss"]},"metadata":{},"execution_count":1}]}]""",
            """{"colab":{}}""", "<td>0.5</td>"),
        ["Kaggle"] = (
            """[{"cell_type":"markdown","source":"# Titanic\n\n<div style=\"background:#eef;padding:10px;border-radius:8px\"><h2 style=\"color:navy\">1. Data</h2></div>","metadata":{"_uuid":"8f2839f25d086af736a60e9eeb907d3b93b6e0e5","_cell_guid":"b1076dfc-b9ad-4769-8c92-a6c4dae69d19"}},{"cell_type":"code","source":"1","metadata":{"_kg_hide-input":true,"trusted":true,"execution":{"iopub.status.busy":"2024-01-01T00:00:00Z"}},"execution_count":null,"outputs":[]}]""",
            """{"kaggle":{"accelerator":"none","dataSources":[{"sourceId":3136,"databundleVersionId":26502,"sourceType":"competition"}],"isGpuEnabled":false}}""", "1. Data"),
        ["Jupyter with a pasted picture"] = (
            """[{"cell_type":"markdown","metadata":{},"source":"![image.png](attachment:image.png \"pasted\")","attachments":{"image.png":{"image/png":"iVBORw0KGgo="}}}]""",
            "{}", "src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"image.png\" title=\"pasted\""),
        ["Jupyter without the pasted picture"] = (
            """[{"cell_type":"markdown","metadata":{},"source":"![image.png](attachment:other.png)","attachments":{"image.png":{"image/png":"iVBORw0KGgo="}}}]""",
            "{}", "attachment:other.png was not pasted into this cell"),
        ["Jupyter with widgets"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"slider","outputs":[{"output_type":"display_data","data":{"application/vnd.jupyter.widget-view+json":{"model_id":"3b1c","version_major":2,"version_minor":0},"text/plain":["IntSlider(value=3)"]},"metadata":{}}]}]""",
            """{"widgets":{"application/vnd.jupyter.widget-state+json":{"state":{"3b1c":{"model_module":"@jupyter-widgets/controls","model_name":"IntSliderModel","state":{"value":3}}},"version_major":2,"version_minor":0}}}""", "IntSlider(value=3)"),
        ["Jupyter with a widget alone"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"slider","outputs":[{"output_type":"display_data","data":{"application/vnd.jupyter.widget-view+json":{"model_id":"3b1c"}},"metadata":{}}]}]""",
            "{}", "model_id"),
        ["Jupyter with collapsed cells and slides"] = (
            """[{"cell_type":"markdown","metadata":{"slideshow":{"slide_type":"slide"},"jp-MarkdownHeadingCollapsed":true,"editable":true},"source":"## Part"},{"cell_type":"code","metadata":{"collapsed":true,"jupyter":{"outputs_hidden":true,"source_hidden":true},"scrolled":true},"execution_count":2,"source":"2","outputs":[{"name":"stdout","output_type":"stream","text":["two\n"]}]}]""",
            """{"celltoolbar":"Slideshow","toc":{"base_numbering":1}}""", "two</pre>"),
        ["Jupyter with formulas of MathJax"] = (
            """[{"cell_type":"markdown","metadata":{},"source":"Equation \\eqref{eq:sgd}:\n\n\\begin{equation}\\label{eq:sgd}\n\\theta\n\\end{equation}"}]""",
            "{}", "holds \\eqref"),
        ["Jupyter with a labelled formula"] = (
            """[{"cell_type":"markdown","metadata":{},"source":"Equation $\\eqref{eq:sgd}$:\n\n\\begin{equation}\\label{eq:sgd}\n\\theta\n\\end{equation}"}]""",
            "{}", "<mtext>(1)</mtext>"),
        ["Jupyter with LaTeX of SymPy"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"output_type":"execute_result","data":{"text/latex":["$\\displaystyle \\frac{x^{2}}{2}$"],"text/plain":["x**2/2"]},"metadata":{},"execution_count":1}]}]""",
            "{}", "<mfrac>"),
        ["Jupyter with LaTeX a page cannot follow"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"output_type":"execute_result","data":{"text/latex":["\\begin{tikzpicture}\\end{tikzpicture}"]},"metadata":{},"execution_count":1}]}]""",
            "{}", "\\begin{tikzpicture}"),
        ["Jupyter with progress and colours"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"name":"stderr","output_type":"stream","text":["\r  0%|          | 0/3\r100%|██████████| 3/3\r\r\n","\u001b[32mI \u001b[0;1mdone\u001b[m \u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\\n"]}]}]""",
            "{}", "100%|██████████| 3/3\nI done link"),
        ["Jupyter with an output of nbformat 5"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"output_type":"rich_thing","payload":[1,2]}]}]""",
            "{}", "An output of the type rich_thing"),
        ["Jupyter with a PDF"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"output_type":"display_data","data":{"application/pdf":"JVBERi0="},"metadata":{}}]}]""",
            "{}", "An output of the type application/pdf"),
        ["Jupyter with a video"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"output_type":"display_data","data":{"text/html":["<iframe width=\"400\" src=\"https://www.youtube.com/embed/x\" allowfullscreen></iframe>"],"text/plain":["<IPython.lib.display.YouTubeVideo at 0x7f>"]},"metadata":{}}]}]""",
            "{}", "[Not shown: iframe https://www.youtube.com/embed/x"),
        ["Jupyter with an old table of contents"] = (
            """[{"cell_type":"markdown","metadata":{},"source":"# T\n\n* [1. What's new?](#What's-new?)\n* [2. The End](#2.-The-End)\n* [end](#end)\n\n## What's new?\n\n## 2. The End\n\n<a id='end'></a>"}]""",
            "{}", "<a href=\"#what-s-new\">"),
        ["VS Code with cells of several languages"] = (
            """[{"cell_type":"code","metadata":{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"},"vscode":{"languageId":"polyglot-notebook"}},"execution_count":null,"source":"1","outputs":[]},{"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"mermaid"},"tags":["skip-execution"]},"execution_count":null,"source":"graph TD; A-->B","outputs":[]},{"cell_type":"raw","metadata":{"vscode":{"languageId":"raw"}},"source":"raw"}]""",
            """{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}}""", "graph"),
        ["VS Code with a formatter's tree"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":["<details open=\"open\" class=\"dni-treeview\"><summary><span class=\"dni-code-hint\"><code>Ball { Speed = 1 }</code></span></summary><div><table><thead><tr></tr></thead><tbody><tr><td>Speed</td><td><div class=\"dni-plaintext\"><pre>1</pre></div></td></tr></tbody></table></div></details><style>\r\n.dni-code-hint { font-style: italic; }\r\n</style>"]}}]}]""",
            "{}", "<pre>1</pre>"),
        ["Deepnote"] = (
            """[{"cell_type":"markdown","metadata":{"cell_id":"2f","deepnote_cell_type":"text-cell-h1","formattedRanges":[]},"source":"# Optimizers"},{"cell_type":"markdown","metadata":{"cell_id":"31","deepnote_cell_type":"text-cell-todo","checked":true},"source":"- [x] read"},{"cell_type":"code","metadata":{"cell_id":"30","deepnote_to_be_reexecuted":false,"source_hash":"b6","execution_start":1700000000000,"execution_millis":5,"deepnote_cell_type":"code"},"source":"1","execution_count":1,"outputs":[{"data":{"application/vnd.deepnote.dataframe.v3+json":{"column_count":1,"row_count":1,"rows":[{"a":1}]},"text/plain":"   a\n0  1"},"metadata":{},"output_type":"execute_result","execution_count":1}]}]""",
            """{"deepnote":{},"deepnote_notebook_id":"a1","deepnote_execution_queue":[]}""", "   a\n0  1"),
        ["Deepnote with a chart of its own"] = (
            """[{"cell_type":"code","metadata":{"deepnote_cell_type":"visualization","deepnote_visualization_spec":{"mark":"bar"}},"source":"1","execution_count":1,"outputs":[{"data":{"application/vnd.vegalite.v5+json":{"mark":"bar"}},"metadata":{},"output_type":"display_data"}]}]""",
            "{}", "mark"),
        ["a form of no type"] = (
            """[{"cell_type":"code","metadata":{},"execution_count":1,"source":"x","outputs":[{"output_type":"display_data","data":{"application/x-thing":{"a":[1]},"text/csv":"a,b\n1,2"},"metadata":{}}]}]""",
            "{}", "a,b\n1,2"),
    };

    public static TheoryData<string> Names { get; } = [.. s_notebooks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_foreign_notebook_is_a_page_or_a_sentence(string name)
    {
        var (cells, metadata, says) = s_notebooks[name];
        var json = new JsonObject { ["cells"] = JsonNode.Parse(cells), ["metadata"] = JsonNode.Parse(metadata), ["nbformat"] = 4, ["nbformat_minor"] = 4 };
        var notebook = Notebook.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "foreign.ipynb");
        string said;
        try
        {
            said = Samples.Page(notebook).Split("</head>")[1];
        }
        catch (ExportException e)
        {
            said = e.Message;
        }

        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.Equal(json.ToJsonString(), JsonNode.Parse(notebook.ToBytes())!.ToJsonString());
    }

    [Fact]
    public void There_are_twenty_and_more() => Assert.True(s_notebooks.Count > 20);
}
