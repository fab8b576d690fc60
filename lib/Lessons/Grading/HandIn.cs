using Lessons.Notebooks;

namespace Lessons.Grading;

/// <summary>A student's notebook, read for the answers it gives to the exercises of one lesson.</summary>
/// <remarks>
/// Only the cells that answers stand on are taken from it. What a cell prints, the lesson's own cells and the call that grades do not
/// count: those come from the lesson.
/// </remarks>
internal sealed class HandIn
{
    private readonly List<HandInCell> _cells;

    private HandIn(ExerciseBook book, IEnumerable<HandInCell> cells) =>
        (Book, _cells) = (book, [.. cells.Where(cell => !book.Sources.Contains(cell.Source.Trim()))]);

    /// <summary>The lesson whose exercises it answers.</summary>
    public ExerciseBook Book { get; }

    /// <summary>Reads a notebook.</summary>
    /// <param name="notebook">The student's notebook.</param>
    /// <param name="name">The name of its file, which decides where the cells do not.</param>
    /// <param name="books">The lessons.</param>
    /// <returns>The notebook; null if it belongs to no lesson.</returns>
    public static HandIn? Read(Notebook notebook, string name, IReadOnlyList<ExerciseBook> books)
    {
        List<HandInCell> cells = [.. notebook.Cells.OfType<CodeCell>().Select(cell => new HandInCell(cell))];
        var tasks = cells.SelectMany(cell => cell.Tasks).ToHashSet();
        var declared = cells.SelectMany(cell => cell.Names.Declared).ToHashSet();
        var (score, book) = books.Select(book => (Score: Score(book), Book: book)).OrderByDescending(found => found.Score).FirstOrDefault();
        return score > 0 ? new(book, cells) : null;

        double Score(ExerciseBook book) =>
            book.Exercises.Sum(exercise => (tasks.Contains(exercise.Task) ? 2 : 0) + (exercise.Answer.Declared.All(declared.Contains) ? 1 : 0))
            + (name.Contains(book.Name, StringComparison.OrdinalIgnoreCase) ? 0.5 : 0);
    }

    /// <summary>What can be said of an exercise before anything runs; null if its answer must be graded.</summary>
    public Grade? Known(LessonExercise exercise)
    {
        var cells = CellsOf(exercise).ToList();
        if (cells.Count == 0)
            return new(GradeState.NoAnswer, "its cell is missing");
        if (cells.TrueForAll(cell => cell.LeavesOpen(exercise)))
            return new(GradeState.NoAnswer);
        var missing = exercise.Answer.Declared.Except(cells.SelectMany(cell => cell.Names.Declared)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            return new(GradeState.Stopped, $"nothing is named {string.Join(", ", missing)} any more");
        var taken = Needed(exercise).SelectMany(cell => cell.Replaces(Book)).Order(StringComparer.Ordinal).FirstOrDefault();
        return taken is null ? null : new(GradeState.Stopped, $"it replaces {taken}, which the grading uses");
    }

    /// <summary>The student's cells that an answer needs, helpers before what uses them.</summary>
    public IReadOnlyList<HandInCell> Needed(LessonExercise exercise)
    {
        var needed = new List<HandInCell>();
        var seen = new HashSet<HandInCell>();
        var own = CellsOf(exercise).Where(cell => !cell.LeavesOpen(exercise)).ToList();
        foreach (var cell in own)
            Add(cell);
        return needed;

        void Add(HandInCell cell)
        {
            if (!seen.Add(cell))
                return;
            foreach (var name in cell.Names.Free.Except(cell.Names.Declared).Except(Book.Names).Order(StringComparer.Ordinal))
                if (_cells.FindLast(other => other.Names.Declared.Contains(name) && !other.Replaces(Book).Any()) is { } helper && !own.Contains(helper))
                    Add(helper);
            needed.Add(cell);
        }
    }

    /// <summary>The names that an answer uses.</summary>
    public IEnumerable<string> UsedBy(LessonExercise exercise) => Needed(exercise).SelectMany(cell => cell.Names.Free);

    /// <summary>The cells that give, or once gave, the answer of an exercise: by its name, else by the task, else by the cell's id.</summary>
    private IEnumerable<HandInCell> CellsOf(LessonExercise exercise)
    {
        var found = _cells.Where(cell => cell.Names.Declared.Overlaps(exercise.Answer.Declared) || cell.Tasks.Contains(exercise.Task)).ToList();
        var open = found.Where(cell => cell.LeavesOpen(exercise)).ToList();
        return found.Count == 0 ? _cells.Where(cell => cell.Id == exercise.Cell.Id)
            : open.Count == found.Count ? found : found.Except(open);
    }
}
