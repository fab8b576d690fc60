using Lessons.Execution;
using Lessons.Notebooks;

namespace Lessons.Cli;

/// <summary><c>lessons images</c>: draws the course's own pictures anew, from the library's data, into images/.</summary>
internal static class ImagesVerb
{
    // The library is loaded as a notebook loads it; this tool does not refer to it.
    private const string Draw = """
        #r "../lib/bin/Course.dll"
        foreach (var drawing in Course.Drawings.All)
        {
            System.IO.File.WriteAllText(System.IO.Path.Combine("..", "images", drawing.Name), drawing.Svg);
            Console.WriteLine($"images/{drawing.Name}");
        }
        """;

    public static async Task<ExitCode> RunAsync(Session session, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.Combine(session.Repository.Root, "images"));
        await using var kernel = await WorkerKernel.StartAsync(session.Repository.Notebooks, ct);
        await foreach (var output in kernel.RunAsync(Draw, ct))
        {
            if (output is StreamOutput { Text: var text })
                session.Out.Write(text);
            if (output is ErrorOutput error)
            {
                session.Error.WriteLine($"{error.Name}: {error.Message}");
                return ExitCode.LessonFailed;
            }
        }
        return ExitCode.Success;
    }
}
