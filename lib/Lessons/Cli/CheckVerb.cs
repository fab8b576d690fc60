using Lessons.Notebooks;

namespace Lessons.Cli;

/// <summary><c>lessons check</c>: executes notebooks and checks their form and that running them changed no file.</summary>
internal static class CheckVerb
{
    public static async Task<ExitCode> RunAsync(Session session, CancellationToken ct)
    {
        var folders = session.Notebooks.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!)
            .Append(session.Repository.Data).Distinct().Where(Directory.Exists).ToList();
        var before = FolderSnapshot.Of(folders);
        var results = await session.RunLessonsAsync(reuse: false, ct);

        var problems = results.Where(result => result.Executed is not null)
            .SelectMany(result => LessonForm.Problems(Notebook.Load(result.Path)).Select(problem => $"{Path.GetFileName(result.Path)}: {problem}"))
            .Concat(before.Differences(FolderSnapshot.Of(folders)).Select(file => $"Running the lessons changed {file}."))
            .ToList();
        foreach (var problem in problems)
            session.Out.WriteLine(problem);
        var exit = session.Summarize(results);
        return exit == ExitCode.Success && problems.Count > 0 ? ExitCode.CheckFailed : exit;
    }
}
