using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>Runs cells one after the other; what one defines, the next can use.</summary>
public interface IKernel : IAsyncDisposable
{
    /// <summary>Runs a cell and yields its outputs as they come.</summary>
    /// <remarks>
    /// A display with the id of an earlier one replaces it, in whatever cell it is. An exception or compile error of the
    /// cell is an output, the last one; <see cref="KernelException"/> means that no further cell can run.
    /// </remarks>
    /// <exception cref="KernelException">The kernel is gone.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; no further cell can run.</exception>
    IAsyncEnumerable<Output> RunAsync(string code, CancellationToken ct);
}
