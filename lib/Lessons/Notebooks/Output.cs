namespace Lessons.Notebooks;

/// <summary>One output of a code cell.</summary>
public abstract record Output;
