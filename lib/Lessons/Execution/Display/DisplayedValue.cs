using Lessons.Notebooks;

namespace Lessons.Execution.Display;

/// <summary>What <c>display</c> showed; it can be shown anew in its place.</summary>
public sealed class DisplayedValue
{
    private static int s_count;

    private readonly string _id = $"display-{Interlocked.Increment(ref s_count)}";

    internal DisplayedValue(IReadOnlyDictionary<string, string> forms) => Show(forms);

    /// <summary>Shows a value in place of the one shown before.</summary>
    public void Update(object? value) => Show(MimeBundle.Of(value));

    private void Show(IReadOnlyDictionary<string, string> forms) =>
        CellOutput.Current?.Add(new DisplayOutput(forms, _id, IsResult: false));
}
