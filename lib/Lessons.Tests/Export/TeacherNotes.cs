using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>A lesson of ten minutes with a plan, a note and an exercise, whose notes have words of their own.</summary>
internal static class TeacherNotes
{
    public const string Plan = """
        <!--
        **Goals**

        - can quokka

        | part | minutes | |
        |---|---:|---|
        | Opening | 4 | show |
        | The *box* | 5 | derive |
        | Exercises | 1 | at home |

        **Leave out** nothing.
        -->
        """;

    public const string Ask = "<!--\nAsk: *Why $x^2$?* Numbat. See [the box](#the-box).\n-->";

    public const string Wrong = "<!--\nWrong answers: **7**, by a wombat.\n-->";

    /// <summary>What only the notes say.</summary>
    public static IReadOnlyList<string> Words { get; } = ["quokka", "Numbat", "wombat", "teacher-note", "The exercises, solved"];

    public static Notebook Lesson(string plan = Plan, string ask = Ask, string wrong = Wrong) => new()
    {
        Cells =
        [
            new MarkdownCell { Id = "a", Source = "# A lesson\n\n**Why?**\n\nTime: 10 minutes." },
            Note("b", plan),
            new MarkdownCell { Id = "c", Source = "## The *box*\n\nText." },
            Note("d", ask),
            new CodeCell { Id = "e", Source = "1 + 1" },
            new MarkdownCell { Id = "f", Source = "## Exercises\n\nWhat is F?" },
            Note("g", wrong),
            new CodeCell { Id = "h", Source = "double F(int x) => 0;   // your answer\n\nExercise.Number(\"The number F\", () => F(1), 8, 0)" },
            new MarkdownCell { Id = "i", Source = "## Summary\n\n- One." },
        ],
    };

    public static MarkdownCell Note(string id, string source) => new() { Id = id, Source = source, Tags = [CellTag.Teacher] };
}
