using Lessons.Tests.Export;

namespace Lessons.Tests.FrontEnds;

/// <summary>A theory about Jupyter Notebook in a browser; skipped where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterInBrowserTheoryAttribute : TheoryAttribute
{
    public JupyterInBrowserTheoryAttribute() => Skip = Chromium.Program is null ? Chromium.Missing : Jupyter.Missing;
}
