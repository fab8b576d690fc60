namespace Lessons.Tests.FrontEnds;

/// <summary>A fact about lessons in Jupyter; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterFactAttribute : FactAttribute
{
    public JupyterFactAttribute() => Skip = Jupyter.Missing;
}
