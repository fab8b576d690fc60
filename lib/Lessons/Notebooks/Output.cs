using System.Text.Json.Serialization;

namespace Lessons.Notebooks;

/// <summary>One output of a code cell.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
[JsonDerivedType(typeof(OtherOutput), "other")]
public abstract record Output;
