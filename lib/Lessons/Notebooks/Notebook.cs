using System.Text.Json;

namespace Lessons.Notebooks;

/// <summary>A notebook of nbformat 4, as VS Code and Jupyter save it.</summary>
/// <remarks>
/// What is untouched is written as it was read: a notebook whose cells were not changed keeps every byte, and a changed one
/// keeps the JSON of every cell that was not. Changed cells are written as Jupyter writes them.
/// </remarks>
public sealed record Notebook
{
    /// <summary>The cells, in order.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>The notebook's metadata object as it is in the file.</summary>
    public JsonElement Metadata { get; internal init; }

    /// <summary>The minor format version: 5 means nbformat 4.5.</summary>
    public int FormatMinor { get; internal init; } = 5;

    /// <summary>The first heading of level 1, without its marks; null if there is none.</summary>
    public string? Title =>
        Cells.OfType<MarkdownCell>()
            .SelectMany(cell => cell.Source.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    /// <summary>The file as it was read; null for a notebook made in memory.</summary>
    internal FileAsRead? AsRead { get; init; }

    /// <summary>Reads a notebook file.</summary>
    /// <exception cref="NotebookException">There is no such file, or it is not a notebook of nbformat 4.</exception>
    public static Notebook Load(string path)
    {
        if (Directory.Exists(path))
            throw new NotebookException($"{path} is a folder, not a notebook. Name an .ipynb file, or a pattern such as {path}/*.ipynb.");
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"{path} does not exist. Give the path of an .ipynb file, relative to {Directory.GetCurrentDirectory()}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a notebook from the bytes of a file.</summary>
    /// <param name="bytes">The content of the file, UTF-8.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="NotebookException">It is not a notebook of nbformat 4.</exception>
    public static Notebook Parse(byte[] bytes, string name) => new NotebookReader(name).Read(bytes);

    /// <summary>The notebook as it is handed to students, without the notes for the teacher.</summary>
    public Notebook ForStudents() =>
        Cells.Any(IsNote) ? this with { Cells = [.. Cells.Where(cell => !IsNote(cell))] } : this;

    /// <summary>The bytes of the notebook's file.</summary>
    public byte[] ToBytes() =>
        AsRead is { } file && ReferenceEquals(file.Cells, Cells) ? file.Bytes : NotebookWriter.Write(this);

    private static bool IsNote(Cell cell) => cell is MarkdownCell { IsNote: true };
}
