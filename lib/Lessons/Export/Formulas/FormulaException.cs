namespace Lessons.Export.Formulas;

/// <summary>A formula that cannot be drawn; the message names the command and what to do about it.</summary>
internal sealed class FormulaException(string message) : Exception(message);
