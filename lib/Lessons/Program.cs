using Lessons.Cli;
using Lessons.Execution;

if (args is [WorkerKernel.Verb, var commandPipe, var outputPipe])
{
    await WorkerHost.RunAsync(commandPipe, outputPipe);
    return (int)ExitCode.Success;
}
return (int)await CommandLine.RunAsync(args, Console.Out, Console.Error);
