namespace Course;

/// <summary>The value below which a share of the others lie.</summary>
internal static class Quantile
{
    /// <summary>The quantile of values in any order, between the two nearest where it falls between them; infinite values count.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        var place = share * (sorted.Length - 1);
        var (below, part) = ((int)place, place - Math.Floor(place));
        // From ∞ to ∞ there is nothing to go; the difference would be NaN.
        return part == 0 || double.IsInfinity(sorted[below]) ? sorted[below] : sorted[below] + (part * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>The median.</summary>
    public static double Median(IEnumerable<double> values) => Of(values, 0.5);
}
