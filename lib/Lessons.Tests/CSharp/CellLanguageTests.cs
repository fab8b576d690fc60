using System.Runtime.CompilerServices;
using Lessons.CSharp;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.CSharp;

namespace Lessons.Tests.CSharp;

public sealed class CellLanguageTests
{
    [Fact]
    public void Code_is_coloured_with_the_usings_that_the_engine_runs_it_with()
    {
        using var engine = new CSharpKernel();

        Assert.Equal([.. Options(engine).Imports, typeof(Microsoft.DotNet.Interactive.Kernel).FullName!], CellLanguage.Usings);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions Options(CSharpKernel kernel);
}
