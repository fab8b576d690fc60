namespace Lessons.Tests.Execution;

/// <summary>Tests that run a kernel in the test's own process take turns: the console is the process's.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InProcessKernel
{
    public const string Name = "kernel in process";
}
