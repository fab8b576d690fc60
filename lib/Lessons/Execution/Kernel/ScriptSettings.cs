using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.CSharp;

namespace Lessons.Execution.Kernel;

/// <summary>How cells are compiled: optimized, and with the debug information that lets a failing cell name its line.</summary>
internal static class ScriptSettings
{
    /// <summary>Sets a new kernel's options.</summary>
    /// <remarks>The engine keeps them to itself and is frozen, so they are reached by name; a test tells if that no longer works.</remarks>
    public static void Apply(CSharpKernel kernel)
    {
        ref var options = ref Options(kernel);
        options = options.WithEmitDebugInformation(true).WithFileEncoding(Encoding.UTF8).WithOptimizationLevel(OptimizationLevel.Release);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions Options(CSharpKernel kernel);
}
