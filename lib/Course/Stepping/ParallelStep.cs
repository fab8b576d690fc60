using System.Runtime.ExceptionServices;

namespace Course;

/// <summary>A large step shared by several cores: each takes the next free chunk of the parameters until none is left.</summary>
/// <remarks>Every chunk is the same arithmetic wherever it runs, so the bits do not depend on who took it. Nothing is allocated per step.</remarks>
internal abstract unsafe class ParallelStep(int parameters) : IThreadPoolWorkItem
{
    /// <summary>Below this many parameters waking a second core costs more than it saves (measured, see lib/Benchmarks).</summary>
    public const int LeastParameters = 1 << 17;

    private const int LeastChunk = 1 << 15;

    private readonly int _chunkSize = ChunkSize(parameters), _chunks = (parameters - 1) / ChunkSize(parameters) + 1;
    private float* _θ;
    private float* _g;
    private Exception? _failure;
    private int _taken;
    private int _done;
    private int _called;

    /// <summary>Steps the chunk of the parameters that begins at <paramref name="start"/>; several cores call it at once.</summary>
    protected abstract void Step(Span<float> θ, ReadOnlySpan<float> g, int start);

    /// <summary>Steps all chunks, on as many cores as that, and returns when the last is done.</summary>
    protected void Share(Span<float> θ, ReadOnlySpan<float> g, int cores)
    {
        fixed (float* pinnedθ = θ, pinnedG = g)
        {
            _θ = pinnedθ;
            _g = pinnedG;
            _failure = null;
            Volatile.Write(ref _done, 0);
            // A helper called for the step before that wakes only now joins this one: what it needs is set above.
            Volatile.Write(ref _taken, 0);
            CallHelpers(Math.Min(cores, _chunks) - 1);
            Work();
            var wait = new SpinWait();
            while (Volatile.Read(ref _done) < _chunks) wait.SpinOnce(sleep1Threshold: -1);
        }

        if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
    }

    /// <summary>A helper has arrived, in the step it was called for or in a later one.</summary>
    public void Execute()
    {
        Interlocked.Decrement(ref _called);
        Work();
    }

    // Those called before and not yet arrived are not called again: behind a busy pool the calls would pile up.
    private void CallHelpers(int count)
    {
        while (Volatile.Read(ref _called) < count)
        {
            Interlocked.Increment(ref _called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Work()
    {
        for (int chunk; Volatile.Read(ref _taken) < _chunks && (chunk = Interlocked.Increment(ref _taken) - 1) < _chunks;)
        {
            var start = chunk * _chunkSize;
            var length = Math.Min(_chunkSize, parameters - start);
            try
            {
                Step(new(_θ + start, length), new(_g + start, length), start);
            }
            catch (Exception failure)
            {
                _failure = failure;
            }

            Interlocked.Increment(ref _done);
        }
    }

    // A few for each core: long ones, since memory gets going anew in each, and enough that a core held up is helped out.
    private static int ChunkSize(int parameters) => (parameters / (4 * Environment.ProcessorCount) / LeastChunk + 1) * LeastChunk;
}
