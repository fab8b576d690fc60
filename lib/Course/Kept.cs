namespace Course;

/// <summary>One thing that a state keeps: so many numbers of four bytes, or codes of one byte.</summary>
internal readonly record struct Kept(string Name, long Length, bool AsCodes = false)
{
    public long Bytes => AsCodes ? Length : sizeof(float) * Length;
}
