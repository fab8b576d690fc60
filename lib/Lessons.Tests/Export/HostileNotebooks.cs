using System.Text;
using System.Text.Json.Nodes;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>Input that means harm or is broken, made from a fixed seed.</summary>
internal static class HostileNotebooks
{
    private static readonly byte[] s_executed = new Notebook
    {
        Cells =
        [
            new MarkdownCell { Id = "a", Source = "# A *title*\n\nIt takes 5 minutes: $x^2$.\n\n## One\n\n| a | b |\n|---|---|\n| 1 | ![p](picture.png) |\n\n<details><summary>s</summary>\n\n[n](02-next.ipynb)\n\n</details>" },
            .. InOutputs("x").Cells,
        ],
    }.ToBytes();

    /// <summary>Text that would do something if it were taken for markup, a path or a format, and text that is merely odd.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "<script>hostile()</script>", "</script><script>hostile()</script>", "<img src=x onerror=hostile()>", "\"><svg onload=hostile()>", "' onmouseover='hostile()",
        "</pre></code></main></body>", "<!-- <b>", "-->", "]]><b>", "<a href=\"javascript:hostile()\">x</a>", "<style>*{display:none}</style>", "<iframe src=//example.org>",
        "&lt;b&gt; &#60;b&#62; &amp", "{{7*7}} ${7*7} <%= 7 %>", "\u001b[31m<b>red</b>\u001b[0m", "gone\r<b>kept</b>", "\0\u0001\u007f<b>\u0085\u2028", "\ud800<b>", "\udfff",
        "\u202e<b>gnorts</b>\u202c", "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334a<b>lgo", "👩‍👩‍👧‍👦 θ̂ ﷽ <b>", "\ufeff\ufffe\uffff", "%00 %2e%2e%2f %s %n", "../../../etc/passwd\0.png",
    ];

    /// <summary>What is huge or nested deep.</summary>
    public static IReadOnlyDictionary<string, string> Masses { get; } = new Dictionary<string, string>
    {
        ["one long line"] = new('x', 300_000),
        ["many lines"] = string.Concat(Enumerable.Repeat("x\n", 4_000)),
        ["many returns"] = string.Concat(Enumerable.Repeat("x\r", 4_000)),
        ["quotes"] = new string('>', 5_000) + " x",
        ["lists"] = string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', 2 * i) + "- x\n")),
        ["brackets"] = new('[', 20_000),
        ["emphasis"] = string.Concat(Enumerable.Repeat("*a **b ", 500)),
        ["braces"] = $"${new string('{', 20_000)}x{new string('}', 20_000)}$",
        ["roots"] = $"${string.Concat(Enumerable.Repeat("\\sqrt{", 5_000))}x{new string('}', 5_000)}$",
        ["tags"] = string.Concat(Enumerable.Repeat("<b>", 3_000)),
        ["half a tag"] = "<a " + string.Concat(Enumerable.Repeat("x ", 5_000)),
        ["half a script"] = string.Concat(Enumerable.Repeat("<script", 20_000)),
        ["comparisons"] = string.Concat(Enumerable.Repeat("a<", 20_000)),
        ["parentheses"] = new('(', 20_000),
        ["additions"] = string.Join('+', Enumerable.Repeat("1", 5_000)),
    };

    /// <summary>A small executed notebook with a part of its JSON, or some of its bytes, made into something else.</summary>
    public static byte[] Mutant(int seed)
    {
        var random = new Random(seed);
        var bytes = s_executed;
        if (random.Next(4) == 0) return Damaged(bytes, random);
        var root = JsonNode.Parse(bytes)!;
        for (var i = random.Next(1, 4); i > 0; i--) Mutate(root, random);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        return random.Next(3) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            _ => [.. bytes[..at], .. bytes[random.Next(at, bytes.Length)..]],
        };
    }

    private static void Mutate(JsonNode root, Random random)
    {
        var parents = Below(root).Where(node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
        switch (parents[random.Next(parents.Count)])
        {
            case JsonObject parent:
                var key = parent.ElementAt(random.Next(parent.Count)).Key;
                if (random.Next(4) == 0) parent.Remove(key);
                else parent[key] = Value(random);
                break;
            case JsonArray parent:
                var at = random.Next(parent.Count);
                if (random.Next(4) == 0) parent.RemoveAt(at);
                else if (random.Next(3) == 0) parent.Add(parent[at]?.DeepClone());
                else parent[at] = Value(random);
                break;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(random.NextDouble() * 1e300),
        2 => JsonValue.Create(-1),
        3 => JsonValue.Create(true),
        4 => new JsonArray(),
        5 => new JsonObject { ["x"] = new JsonArray(1, "two", null) },
        _ => JsonValue.Create(Texts[random.Next(Texts.Count)].Replace("\ud800", "", StringComparison.Ordinal).Replace("\udfff", "", StringComparison.Ordinal)),
    };

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject parent => parent.Select(property => property.Value),
            JsonArray parent => parent,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(Below).Prepend(node);
    }

    /// <summary>A cell that holds a text in every place of an output that is text.</summary>
    public static Notebook InOutputs(string text) => new()
    {
        Cells =
        [
            new CodeCell
            {
                Source = "1",
                Outputs =
                [
                    new StreamOutput("stdout", $"x{text}"), new StreamOutput("stderr", $"x{text}"), new StreamOutput(text, "x"),
                    new ErrorOutput($"x{text}", $"x{text}", [$"x{text}", "x"]), new ErrorOutput(text, $"x{text}", []),
                    Shown(Mime.Text, $"x{text}"), Shown("image/svg+xml", text), Shown("image/png", $"x{text}"), Shown("application/json", new JsonArray(text).ToJsonString()),
                    Shown(Mime.Plotly, new JsonObject
                    {
                        ["data"] = new JsonArray(new JsonObject { ["name"] = text, [text] = text }),
                        ["layout"] = new JsonObject { ["title"] = text, ["annotations"] = new JsonArray(text) },
                        ["title"] = $"x{text}", ["description"] = $"x{text}", ["caption"] = $"x{text}",
                        ["table"] = new JsonObject { ["columns"] = new JsonArray(text), ["rows"] = new JsonArray(new JsonArray(text, 1, null)) },
                    }.ToJsonString()),
                ],
            },
        ],
    };

    private static DisplayOutput Shown(string type, string data) => new(new Dictionary<string, string> { [type] = data }, null, IsResult: true);
}
