namespace Course;

/// <summary>How one line is told from the others: by colour, by dash and by marker, so that no one needs to see colour.</summary>
/// <param name="Color">The colour, #RRGGBB.</param>
/// <param name="Dash">The dash of the line, as plotly.js names it: solid, dash, dot, …</param>
/// <param name="Marker">The marker, as plotly.js names it: circle, square, diamond, …</param>
public sealed record Style(string Color, string Dash, string Marker);
