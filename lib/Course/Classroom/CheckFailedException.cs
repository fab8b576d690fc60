namespace Course;

/// <summary>A claim of a lesson that does not hold; the message has the claim and the numbers.</summary>
public sealed class CheckFailedException : Exception
{
    /// <summary>A failed check without a message.</summary>
    public CheckFailedException()
    {
    }

    /// <summary>A failed check that says what was claimed and what came out.</summary>
    public CheckFailedException(string message)
        : base(message)
    {
    }

    /// <summary>A failed check caused by another failure.</summary>
    public CheckFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
