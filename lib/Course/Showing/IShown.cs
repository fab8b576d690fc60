namespace Course;

/// <summary>What has an HTML form of its own beside its text.</summary>
internal interface IShown
{
    string ToHtml();

    /// <summary>The value as a number; null where it is none.</summary>
    double? Number => null;
}
