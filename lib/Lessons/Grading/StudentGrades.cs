namespace Lessons.Grading;

/// <summary>A student's row.</summary>
/// <param name="name">The student's name.</param>
internal sealed class StudentGrades(string name)
{
    private static readonly Grade s_none = new(GradeState.NoAnswer, "not handed in");

    private readonly Dictionary<LessonExercise, Grade> _grades = [];
    private readonly List<string> _remarks = [];

    /// <summary>The student's name.</summary>
    public string Name => name;

    /// <summary>What is to be said of the student's files.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>How many exercises are done.</summary>
    public int Done => _grades.Values.Count(grade => grade.State == GradeState.Done);

    /// <summary>How an exercise stands.</summary>
    public Grade Of(LessonExercise exercise) => _grades.GetValueOrDefault(exercise, s_none);

    /// <summary>Adds a notebook's grades; of two for one exercise the better counts.</summary>
    public void Add(IReadOnlyDictionary<LessonExercise, Grade> grades)
    {
        foreach (var (exercise, grade) in grades)
        {
            if (!_grades.TryGetValue(exercise, out var before) || grade.State > before.State)
                _grades[exercise] = grade;
        }
    }

    /// <summary>Adds a remark.</summary>
    public void Add(string remark) => _remarks.Add(remark);
}
