namespace Course;

/// <summary>What a hidden unit makes of its weighted input z.</summary>
public enum Activation
{
    /// <summary>tanh z: smooth, from −1 to 1.</summary>
    Tanh,

    /// <summary>max(0, z).</summary>
    Relu,
}
