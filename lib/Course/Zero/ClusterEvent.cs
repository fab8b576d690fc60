namespace Course;

/// <summary>One thing that one device did during a step, and what it held just after.</summary>
/// <param name="Tick">When: all devices do the things of one tick together.</param>
/// <param name="Device">The device, from 0.</param>
/// <param name="Action">What it did.</param>
/// <param name="Layer">With which layer, from 0; −1 where it was all of them.</param>
/// <param name="Holding">The bytes it then held.</param>
/// <param name="BytesSent">The bytes it sent in doing so.</param>
public sealed record ClusterEvent(int Tick, int Device, ClusterAction Action, int Layer, Holding Holding, long BytesSent);
