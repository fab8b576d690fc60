namespace Course;

/// <summary>A part of a sheet, in pixels from its upper left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public Box Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);
}
