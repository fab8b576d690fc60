using System.Reflection;
using System.Runtime.Loader;

namespace Course.Tests;

public class PlotlyLoaderTests
{
    [Fact]
    public void Nothing_but_a_chart_loads_plotly()
    {
        var context = new Recorder();
        var course = context.LoadFromAssemblyPath(typeof(Figure).Assembly.Location);
        course.GetType(typeof(Check).FullName!)!.GetMethod(nameof(Check.That))!.Invoke(null, [true, "no chart yet"]);
        Activator.CreateInstance(course.GetType(typeof(Adam).FullName!)!);
        Assert.DoesNotContain("Plotly.NET", context.Wanted);

        course.GetType(typeof(Charts).FullName!)!.GetMethod(nameof(Charts.EmaWeights))!.Invoke(null, [0.9, 10]);
        Assert.Contains("Plotly.NET", context.Wanted);
        Assert.DoesNotContain("FSharp.Core", context.Wanted);
    }

    [Fact]
    public void The_public_api_names_no_type_of_plotly()
    {
        var foreign = typeof(Figure).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .SelectMany(member => member switch
            {
                MethodBase method => method.GetParameters().Select(p => p.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
                PropertyInfo property => [property.PropertyType],
                _ => [],
            })
            .Select(type => type.Assembly.GetName().Name!)
            .Where(name => name.StartsWith("Plotly", StringComparison.Ordinal) || name is "FSharp.Core" or "DynamicObj" or "Newtonsoft.Json");
        Assert.Empty(foreign);
    }

    /// <summary>Writes down what the assembly asks for, and leaves the answer to the default context.</summary>
    private sealed class Recorder() : AssemblyLoadContext("recorder")
    {
        public List<string> Wanted { get; } = [];

        protected override Assembly? Load(AssemblyName name)
        {
            Wanted.Add(name.Name!);
            return null;
        }
    }
}
