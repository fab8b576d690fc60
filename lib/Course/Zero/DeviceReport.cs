namespace Course;

/// <summary>What was measured on one device of a <see cref="Cluster"/>, from the buffers that exist there.</summary>
/// <param name="Device">The device, from 0.</param>
/// <param name="Resident">What it holds now, between two steps.</param>
/// <param name="Peak">What it held when it held most in all, over the steps so far.</param>
/// <param name="BytesSent">How many bytes it sent in the last step; 0 before the first.</param>
public sealed record DeviceReport(int Device, Holding Resident, Holding Peak, long BytesSent);
