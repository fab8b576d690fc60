namespace Course;

/// <summary>What a device of a <see cref="Cluster"/> does in one tick of a step.</summary>
public enum ClusterAction
{
    /// <summary>Gathers parameters from all devices.</summary>
    Gather,

    /// <summary>Computes the output of a layer.</summary>
    Forward,

    /// <summary>Computes the gradient of a layer.</summary>
    Backward,

    /// <summary>Averages the gradient of a layer over all devices.</summary>
    Reduce,

    /// <summary>Lets go of parameters or gradients that other devices own.</summary>
    Release,

    /// <summary>Steps the parameters it owns.</summary>
    Step,
}
