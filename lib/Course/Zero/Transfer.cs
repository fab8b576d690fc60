namespace Course;

/// <summary>One chunk on its way from a device to its neighbour in the ring.</summary>
/// <param name="Round">The round in which it moves, from 0; in one round every device sends one chunk and receives one.</param>
/// <param name="From">The device that sends.</param>
/// <param name="To">The device that receives: the next one in the ring.</param>
/// <param name="Chunk">Which of the N chunks of the buffer it is, from 0.</param>
/// <param name="Elements">How many numbers it holds.</param>
public readonly record struct Transfer(int Round, int From, int To, int Chunk, int Elements);
