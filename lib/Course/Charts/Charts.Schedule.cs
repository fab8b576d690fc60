namespace Course;

public static partial class Charts
{
    /// <summary>The learning rate αₜ of schedules, from step 1 to <paramref name="steps"/>.</summary>
    /// <param name="steps">The last step, 2 or more.</param>
    /// <param name="schedules">The schedules, at least one.</param>
    /// <exception cref="ArgumentException">There is no schedule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 2.</exception>
    public static Figure Schedule(int steps, params IReadOnlyList<Schedule> schedules)
    {
        const int points = 400;
        Guard.AtLeast(steps, 2, nameof(steps));
        var every = Math.Max(1, steps / points);
        int[] ts = [.. Enumerable.Range(1, steps).Where(t => t == 1 || t == steps || t % every == 0)];
        return Lines("The learning rate over time", "step t", "learning rate αₜ", [.. schedules.Select(s => Series.Of(s.Name, ts, s.At))]);
    }
}
