namespace Lessons.Tests.FrontEnds;

/// <summary>A theory about lessons in Jupyter; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterTheoryAttribute : TheoryAttribute
{
    public JupyterTheoryAttribute() => Skip = Jupyter.Missing;
}
