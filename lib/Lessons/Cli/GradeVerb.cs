using System.Diagnostics;
using System.Globalization;
using Lessons.Grading;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Cli;

/// <summary><c>lessons grade</c>: grades what students handed in and writes a table of it; a notebook that breaks costs its student's row only.</summary>
internal sealed class GradeVerb(Repository repository, GradeLimits limits, TextWriter output)
{
    private const string Csv = "grades.csv", Page = "grades.html";

    private readonly List<ExerciseBook> _lessons = [.. NotebookPaths.Resolve([], repository).Select(path => new ExerciseBook(path, Notebook.Load(path)))];

    /// <summary>Grades a folder.</summary>
    /// <param name="folder">The folder that holds a folder for each student, or loose notebooks.</param>
    /// <param name="target">Where the table goes; null for beside the folder.</param>
    /// <param name="jobs">How many notebooks run at a time.</param>
    /// <param name="ct">Ends the run.</param>
    public async Task<ExitCode> RunAsync(string folder, string? target, int jobs, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"{folder} is not a folder. Give the one that holds a folder for each student, named after the student, with the notebooks in it.");
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        target = Path.GetFullPath(target ?? $"{folder}-grades");
        if (target == folder || target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new UsageException($"{target} lies in the folder of what was handed in, where it would be a student. Choose another folder with --out.");
        var (names, files) = Submission.In(folder);
        if (names.Count == 0)
            throw new UsageException($"{folder} is empty. It should hold a folder for each student, named after the student, or notebooks, each named after its student.");

        var results = new (ExerciseBook? Lesson, IReadOnlyDictionary<LessonExercise, Grade> Grades, string? Remark)[files.Count];
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = ct }, async (i, stop) =>
        {
            var clock = Stopwatch.StartNew();
            results[i] = await GradeAsync(files[i], stop);
            Report(files[i], results[i].Grades, results[i].Remark, clock.Elapsed);
        });

        var students = names.ToDictionary(name => name, name => new StudentGrades(name));
        foreach (var (file, (_, grades, remark)) in files.Zip(results))
        {
            students[file.Student].Add(grades);
            if (remark is not null)
                students[file.Student].Add($"{file.Name} {remark}");
        }
        foreach (var student in students.Values.Where(student => !files.Any(file => file.Student == student.Name)))
            student.Add("the folder holds no notebook");
        return Write(target, new([.. _lessons.Where(lesson => results.Any(result => result.Lesson == lesson))], [.. names.Select(name => students[name])]));
    }

    private async Task<(ExerciseBook?, IReadOnlyDictionary<LessonExercise, Grade>, string?)> GradeAsync(Submission file, CancellationToken ct)
    {
        var none = new Dictionary<LessonExercise, Grade>();
        try
        {
            if (file.Problem(limits) is { } problem)
                return (null, none, problem);
            var notebook = Notebook.Parse(await File.ReadAllBytesAsync(file.Path, ct), file.Name);
            if (notebook.Cells.FirstOrDefault(cell => cell is CodeCell && cell.Source.Length > limits.CellLength) is { } cell)
                return (null, none, $"has a cell of {cell.Source.Length} characters; at most {limits.CellLength} are read");
            return HandIn.Read(notebook, file.Name, _lessons) is { } handIn
                ? (handIn.Book, await new NotebookGrader(repository, limits).GradeAsync(handIn, ct), null)
                : (null, none, "answers no exercise of the course");
        }
        catch (NotebookException e)
        {
            return (null, none, e.Message.StartsWith(file.Name, StringComparison.Ordinal) ? e.Message[file.Name.Length..].TrimStart(' ', ':') : e.Message);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a student's file brings about, the next one is graded.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (null, none, $"cannot be graded: {e.Message}");
        }
    }

    private void Report(Submission file, IReadOnlyDictionary<LessonExercise, Grade> grades, string? remark, TimeSpan time)
    {
        var done = grades.Values.Count(grade => grade.State == GradeState.Done);
        lock (output)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Student,-24} {file.Name,-32} {remark ?? $"{done} of {grades.Count} done",-14} {time.TotalSeconds,6:0.0} s"));
    }

    private ExitCode Write(string target, GradeTable table)
    {
        try
        {
            Directory.CreateDirectory(target);
            WholeFile.Write(Path.Combine(target, Csv), GradeCsv.Write(table));
            WholeFile.Write(Path.Combine(target, Page), GradePage.Write(table));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The table cannot be written to {target}: {e.Message} Choose a folder with --out.");
        }
        output.WriteLine($"The table is in {Path.Combine(target, Page)} and, for a spreadsheet, {Path.Combine(target, Csv)}");
        return ExitCode.Success;
    }
}
