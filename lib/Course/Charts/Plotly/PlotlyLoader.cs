using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Course;

/// <summary>Finds Plotly.NET and all it needs in the folder <c>plotly</c> beside this assembly, and keeps them apart from the host's copies.</summary>
/// <remarks>
/// The kernel of .NET Interactive holds an older FSharp.Core than Plotly.NET 6 wants, and two copies must not meet in one chain of
/// references. So the folder is hidden from the host, and whatever asks for an assembly the host cannot supply is answered out of one
/// load context whose own references stay inside the folder. Nothing of it is loaded before the first chart.
/// </remarks>
internal static class PlotlyLoader
{
    private static readonly string s_folder = Path.Combine(
        Path.GetDirectoryName(typeof(PlotlyLoader).Assembly.Location) is { Length: > 0 } home ? home : AppContext.BaseDirectory, "plotly");

    private static readonly PlotlyContext s_context = new();

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The handler must stand before any method that names Plotly.NET is compiled.")]
    internal static void Install() => AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => s_context.Find(new AssemblyName(wanted.Name));

    private sealed class PlotlyContext() : AssemblyLoadContext("Course.Plotly")
    {
        public Assembly? Find(AssemblyName name) => Load(name);

        protected override Assembly? Load(AssemblyName name)
        {
            var file = Path.Combine(s_folder, name.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
