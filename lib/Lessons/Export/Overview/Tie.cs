namespace Lessons.Export.Overview;

/// <summary>That a lesson builds on another.</summary>
/// <param name="From">The place of the other in the reading order.</param>
/// <param name="To">The place of the lesson.</param>
/// <param name="OnlyHelps">Whether it can be read without.</param>
internal readonly record struct Tie(int From, int To, bool OnlyHelps);
