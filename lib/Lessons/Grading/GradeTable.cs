namespace Lessons.Grading;

/// <summary>Who did which exercise.</summary>
/// <param name="Lessons">The lessons that anybody handed in, in reading order: the columns.</param>
/// <param name="Students">The rows, by name.</param>
internal sealed record GradeTable(IReadOnlyList<ExerciseBook> Lessons, IReadOnlyList<StudentGrades> Students)
{
    /// <summary>The exercises of all columns.</summary>
    public IReadOnlyList<LessonExercise> Exercises { get; } = [.. Lessons.SelectMany(lesson => lesson.Exercises)];

    /// <summary>How many students did an exercise.</summary>
    public int DoneBy(LessonExercise exercise) => Students.Count(student => student.Of(exercise).State == GradeState.Done);
}
