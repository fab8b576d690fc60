using Lessons.CSharp;
using Lessons.Notebooks;

namespace Lessons.Grading;

/// <summary>The exercises of a lesson, and which of its other cells they stand on.</summary>
internal sealed class ExerciseBook
{
    private readonly List<(CodeCell Cell, CellNames Names)> _cells;

    /// <param name="path">The lesson's file.</param>
    /// <param name="notebook">The lesson.</param>
    public ExerciseBook(string path, Notebook notebook)
    {
        (Path, Notebook) = (path, notebook);
        _cells = [.. notebook.Cells.OfType<CodeCell>().Select(cell => (cell, new CellNames(cell.Source)))];
        Exercises = [.. _cells.Select(cell => LessonExercise.Of(cell.Cell)).OfType<LessonExercise>()];
        Answers = Exercises.SelectMany(exercise => exercise.Answer.Declared).ToHashSet();
        Names = _cells.Where(cell => !IsExercise(cell.Cell)).SelectMany(cell => cell.Names.Declared)
            .Concat(Exercises.SelectMany(exercise => exercise.Grading.Declared)).ToHashSet();
        UsedToGrade = Exercises.SelectMany(exercise => exercise.Grading.Free).ToHashSet();
        Sources = _cells.Where(cell => !IsExercise(cell.Cell)).Select(cell => cell.Cell.Source.Trim()).ToHashSet();
    }

    /// <summary>The lesson's file.</summary>
    public string Path { get; }

    /// <summary>The lesson.</summary>
    public Notebook Notebook { get; }

    /// <summary>The name of its file: 05-adam.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The exercises, in order.</summary>
    public IReadOnlyList<LessonExercise> Exercises { get; }

    /// <summary>The names that answers have.</summary>
    public IReadOnlySet<string> Answers { get; }

    /// <summary>The names that the lesson declares, other than answers.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>The names that a grading uses and that an answer must not replace.</summary>
    public IReadOnlySet<string> UsedToGrade { get; }

    /// <summary>The code of the cells that are no exercises.</summary>
    public IReadOnlySet<string> Sources { get; }

    /// <summary>The cells that answers and gradings stand on, in the lesson's order; no exercise among them.</summary>
    /// <param name="exercises">The exercises that are to be graded.</param>
    /// <param name="free">The names that an exercise's answer uses.</param>
    public IReadOnlyList<CodeCell> Needed(IEnumerable<LessonExercise> exercises, Func<LessonExercise, IEnumerable<string>> free)
    {
        var needed = new SortedSet<int>(Enumerable.Range(0, _cells.Count).Where(i => _cells[i].Names.Root.Usings.Count > 0 || CellLanguage.Reference().IsMatch(_cells[i].Cell.Source)));
        var open = new Stack<(string Name, int Before)>(needed.SelectMany(UsedBy));
        foreach (var exercise in exercises)
        {
            var place = _cells.FindIndex(cell => ReferenceEquals(cell.Cell, exercise.Cell));
            foreach (var name in exercise.Grading.Free.Concat(free(exercise)))
                open.Push((name, place));
        }
        while (open.TryPop(out var use))
        {
            var declared = use.Before - 1;
            while (declared >= 0 && (IsExercise(_cells[declared].Cell) || !_cells[declared].Names.Declared.Contains(use.Name)))
                declared--;
            if (declared < 0)
                continue;
            for (var i = declared; i < use.Before; i++)
            {
                if (!IsExercise(_cells[i].Cell) && (i == declared || _cells[i].Names.Changed.Contains(use.Name)) && needed.Add(i))
                    foreach (var name in UsedBy(i))
                        open.Push(name);
            }
        }
        return [.. needed.Select(i => _cells[i].Cell)];
    }

    private IEnumerable<(string Name, int Before)> UsedBy(int cell) => _cells[cell].Names.Free.Except(_cells[cell].Names.Declared).Select(name => (name, cell));

    private bool IsExercise(CodeCell cell) => Exercises.Any(exercise => ReferenceEquals(exercise.Cell, cell));
}
