using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Course;

/// <summary>Writes figure parts as JSON: numbers to six significant digits, as tables show them, what is not finite as null, keys in the order given.</summary>
/// <remarks>Newtonsoft.Json is not used because a host may hold another copy of it than the one Plotly.NET sees.</remarks>
internal static class JsonText
{
    // Everything but <, > and & stays readable; those three never end a script element or an attribute early.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.Create(new TextEncoderSettings(UnicodeRanges.All)),
    };

    public static string Of(object? value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, s_options)) Write(writer, value);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case JsonPart part: writer.WriteRawValue(part.Text); break;
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case IConvertible number: WriteNumber(writer, number.ToDouble(CultureInfo.InvariantCulture)); break;
            case DynamicObj.DynamicObj parts: WriteObject(writer, parts.GetProperties(true).Select(p => (p.Key, (object?)p.Value))); break;
            case IReadOnlyDictionary<string, object?> parts: WriteObject(writer, parts.Select(p => (p.Key, p.Value))); break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: WriteObject(writer, PropertiesOf(value)); break;
        }
    }

    /// <summary>The names and values of an object written on the spot, <c>new { width = 2 }</c>.</summary>
    public static IEnumerable<(string Name, object? Value)> PropertiesOf(object parts) =>
        parts.GetType().GetProperties().Select(property => (property.Name, property.GetValue(parts)));

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> parts)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in parts.Where(part => part.Value is not null))
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number)) writer.WriteNullValue();
        else if (number == Math.Floor(number) && Math.Abs(number) < 1e15) writer.WriteNumberValue((long)number);
        else writer.WriteRawValue(number.ToString("G6", CultureInfo.InvariantCulture));
    }
}
