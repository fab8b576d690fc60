namespace Course;

/// <summary>The paper's box at one step: its coefficients, and what it does to one pack of parameters.</summary>
/// <remarks>
/// Implement it as a <see langword="struct"/> whose coefficients are fields: the loop of <see cref="Slice{P}"/> is then
/// compiled for that struct alone, with the box inlined into it, once for each width.
/// </remarks>
/// <typeparam name="P">The pack, as wide as the machine's registers.</typeparam>
public interface IUpdate<P> where P : struct, IPack<P>
{
    /// <summary>Brings the moments up to date in place and returns Δθ, what is to be added to the parameters.</summary>
    /// <param name="θ">The parameters before the step.</param>
    /// <param name="g">The gradient there, clipped and with L2 decay already in it if the rule asks for that.</param>
    /// <param name="first">The first moment of the rule's schema; nothing to read or keep where the schema is shorter.</param>
    /// <param name="second">The second moment, likewise.</param>
    /// <param name="third">The third moment, likewise.</param>
    P Apply(P θ, P g, ref P first, ref P second, ref P third);
}
