namespace Lessons.Notebooks;

/// <summary>A notebook and the file it was read from, against which its links and pictures are looked up.</summary>
/// <param name="Notebook">Its cells, run or not.</param>
/// <param name="Path">The file.</param>
public sealed record NotebookFile(Notebook Notebook, string Path);
