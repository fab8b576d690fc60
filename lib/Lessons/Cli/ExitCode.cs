namespace Lessons.Cli;

/// <summary>What the tool's exit code means.</summary>
public enum ExitCode
{
    /// <summary>All went well.</summary>
    Success = 0,

    /// <summary>A cell of a lesson failed, or a notebook could not be read.</summary>
    LessonFailed = 1,

    /// <summary>The command line names something that does not exist or is out of range.</summary>
    BadUsage = 2,

    /// <summary>The lessons run, but one is not in the form the course agreed on.</summary>
    CheckFailed = 3,

    /// <summary>The pages could not be made or written.</summary>
    ExportFailed = 4,

    /// <summary>Something that a front end needs is missing, old or broken.</summary>
    NotReady = 5,

    /// <summary>The tool was interrupted.</summary>
    Interrupted = 130,
}
