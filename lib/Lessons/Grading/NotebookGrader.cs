using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Lessons.CSharp;
using Lessons.Execution;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Grading;

/// <summary>Grades a student's notebook in a process and a folder of its own; what fails costs its exercise and no other.</summary>
internal sealed partial class NotebookGrader(Repository repository, GradeLimits limits)
{
    private const int LongestReason = 200;

    /// <summary>Grades a notebook.</summary>
    /// <returns>A grade for each exercise of its lesson.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<IReadOnlyDictionary<LessonExercise, Grade>> GradeAsync(HandIn handIn, CancellationToken ct)
    {
        var grades = new Dictionary<LessonExercise, Grade>();
        foreach (var exercise in handIn.Book.Exercises)
        {
            if (handIn.Known(exercise) is { } known)
                grades[exercise] = known;
        }
        var spent = new Stopwatch();
        try
        {
            // Each round loses at most the process, and grades at least one exercise.
            while (handIn.Book.Exercises.Any(exercise => !grades.ContainsKey(exercise)))
                await RunAsync(handIn, grades, spent, ct);
        }
        catch (KernelException e)
        {
            foreach (var exercise in handIn.Book.Exercises)
                grades.TryAdd(exercise, new(GradeState.Stopped, Short(e.Message, "")));
        }
        return grades;
    }

    private async Task RunAsync(HandIn handIn, Dictionary<LessonExercise, Grade> grades, Stopwatch spent, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("lessons-grade-").FullName;
        try
        {
            await using var kernel = await WorkerKernel.StartAsync(folder, limits.Heap, atHome: true, ct);
            var (theirs, lessons) = (new CellRunner(kernel, limits.Run), new CellRunner(kernel, new()));
            var exercises = handIn.Book.Exercises.Where(exercise => !grades.ContainsKey(exercise)).ToList();
            var needed = handIn.Book.Needed(exercises, handIn.UsedBy).ToHashSet<Cell>(ReferenceEqualityComparer.Instance);
            var ran = new Dictionary<HandInCell, Grade?>();
            foreach (var cell in handIn.Book.Notebook.Cells.OfType<CodeCell>())
            {
                if (needed.Contains(cell) && await lessons.RunAsync(new() { Source = Prepared(cell.Source) }, new(), ct) is ({ } error, _))
                    throw new KernelException($"the lesson's own cell {cell.Id} failed: {error.Message}");
                if (exercises.Find(exercise => ReferenceEquals(exercise.Cell, cell)) is { } here && !await GradeAsync(here))
                    return;
            }

            async Task<bool> GradeAsync(LessonExercise exercise)
            {
                foreach (var cell in handIn.Needed(exercise))
                {
                    if (!ran.TryGetValue(cell, out var failed))
                    {
                        var (error, isFinal) = await RunAsync(cell.Code(handIn.Book));
                        ran[cell] = failed = error is null ? null : new(GradeState.Stopped, Reason(error));
                        if (isFinal)
                        {
                            grades[exercise] = failed!;
                            return false;
                        }
                    }
                    if (failed is null)
                        continue;
                    grades[exercise] = failed;
                    return true;
                }
                var (end, isLast) = await RunAsync(exercise.Code);
                grades[exercise] = end is null ? new(GradeState.Stopped, "the grading did not end as it should")
                    : LessonExercise.Read(end) is { } grade ? grade with { Reason = Short(grade.Reason, folder) } : new(GradeState.Stopped, Reason(end));
                return !isLast;
            }

            // Only the student's own cells count: how long a process takes to start is not theirs.
            async Task<(ErrorOutput? Error, bool IsFinal)> RunAsync(string code)
            {
                if (string.IsNullOrWhiteSpace(code))
                    return default;
                if (spent.Elapsed > limits.Notebook)
                    throw new KernelException(string.Create(CultureInfo.InvariantCulture, $"The notebook ran longer than {limits.Notebook.TotalSeconds} s."));
                spent.Start();
                var end = await theirs.RunAsync(new() { Source = code }, new(), ct);
                spent.Stop();
                return end;
            }

            string Reason(ErrorOutput error) => Short(
                error.Name == "CompileError" ? $"does not compile: {error.Message}" : error.Name is "Timeout" or "OutputLimit" or "KernelDied" ? error.Message : $"{error.Name}: {error.Message}",
                folder);
        }
        finally
        {
            Remove(folder);
        }
    }

    /// <summary>A lesson's cell with the course's own library in place of a path, and without the chart it ends in.</summary>
    private string Prepared(string code) => CellLanguage.Reference().Replace(LessonCell.WithoutShown(code), reference =>
        $"#r \"{Path.Combine(repository.Library, Path.GetFileName(reference.Groups[1].Value)).Replace('\\', '/')}\"");

    /// <summary>A reason on one line, the same wherever and whenever it is found.</summary>
    private static string Short(string reason, string folder)
    {
        var line = Spaces().Replace(folder.Length > 0 ? reason.Replace(folder, ".", StringComparison.Ordinal) : reason, " ").Trim();
        return line.Length <= LongestReason ? line : $"{line[..LongestReason]}…";
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that outlived its parent may still write there.
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
