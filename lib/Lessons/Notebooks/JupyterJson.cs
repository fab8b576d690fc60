using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lessons.Notebooks;

/// <summary>JSON laid out as Jupyter lays it out: one member a line, and only what JSON demands is escaped.</summary>
/// <remarks>System.Text.Json's own writer escapes emoji and other text, which would change lines nobody touched.</remarks>
internal static class JupyterJson
{
    public static byte[] Write(JsonElement root, JsonStyle style)
    {
        var text = new StringBuilder();
        Write(root, style, style.NewLine, text);
        if (style.FinalNewLine)
            text.Append(style.NewLine);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(JsonElement value, JsonStyle style, string newLine, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteItems('{', '}', value.EnumerateObject(), newLine, style, text, (member, inner) =>
                {
                    WriteString(member.Name, text);
                    text.Append(": ");
                    Write(member.Value, style, inner, text);
                });
                break;
            case JsonValueKind.Array:
                WriteItems('[', ']', value.EnumerateArray(), newLine, style, text, (item, inner) => Write(item, style, inner, text));
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!, text);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteItems<T>(
        char open, char close, IEnumerable<T> items, string newLine, JsonStyle style, StringBuilder text, Action<T, string> write)
    {
        var inner = newLine + style.Indent;
        var any = false;
        text.Append(open);
        foreach (var item in items)
        {
            text.Append(any ? "," : "").Append(inner);
            write(item, inner);
            any = true;
        }
        text.Append(any ? newLine : "").Append(close);
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                '\b' => text.Append(@"\b"),
                '\f' => text.Append(@"\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
