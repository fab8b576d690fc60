using Lessons.Grading;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Cli;

/// <summary><c>lessons sheets</c>: writes the exercises of each lesson into a notebook of the student's own, and keeps the answers that are there.</summary>
internal sealed class SheetsVerb(Repository repository, TextWriter output, TextWriter error)
{
    public ExitCode Run()
    {
        var exit = ExitCode.Success;
        foreach (var path in NotebookPaths.Resolve([], repository))
        {
            var book = new ExerciseBook(path, Notebook.Load(path));
            var file = Path.Combine(repository.Sheets, Path.GetFileName(path));
            try
            {
                var before = File.Exists(file) ? Notebook.Load(file) : null;
                var sheet = ExerciseSheet.Of(book, before);
                if (ReferenceEquals(sheet, before))
                    continue;
                Directory.CreateDirectory(repository.Sheets);
                WholeFile.Write(file, sheet.ToBytes());
                output.WriteLine($"{(before is null ? "new    " : "changed")}  {file}");
            }
            catch (Exception e) when (e is NotebookException or IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{file} was left as it is: {e.Message}");
                exit = ExitCode.LessonFailed;
            }
        }
        output.WriteLine($"The exercises are in {repository.Sheets}; answers that were there are kept");
        return exit;
    }
}
