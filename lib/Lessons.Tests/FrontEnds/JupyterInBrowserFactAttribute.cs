using Lessons.Tests.Export;

namespace Lessons.Tests.FrontEnds;

/// <summary>A fact about Jupyter Notebook in a browser; skipped where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterInBrowserFactAttribute : FactAttribute
{
    public JupyterInBrowserFactAttribute() => Skip = Chromium.Program is null ? Chromium.Missing : Jupyter.Missing;
}
