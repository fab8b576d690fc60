using System.Globalization;
using System.Text;

namespace Lessons.Grading;

/// <summary>The table for a spreadsheet: UTF-8 with its mark, without which some read umlauts wrong, and lines as RFC 4180 has them.</summary>
internal static class GradeCsv
{
    private const string NewLine = "\r\n";

    // A spreadsheet computes what begins so, whoever wrote it.
    private const string Formulas = "=+-@\t\r";

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(GradeTable table)
    {
        var text = new StringBuilder();
        string[] head = ["student", "done", "of", .. table.Lessons.SelectMany(lesson => lesson.Exercises.Select((exercise, i) => $"{lesson.Name} {i + 1}: {exercise.Task}")), "remarks"];
        text.Append(Line(head));
        foreach (var student in table.Students)
        {
            text.Append(Line([
                student.Name, Number(student.Done), Number(table.Exercises.Count),
                .. table.Exercises.Select(exercise => $"{student.Of(exercise)}"),
                string.Join("; ", student.Remarks),
            ]));
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + NewLine;

    private static string Field(string text) =>
        $"\"{(text.Length > 0 && Formulas.Contains(text[0], StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
