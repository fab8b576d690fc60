namespace Course.Tests;

/// <summary>The rooms of the library and of the tool use one another as the map in CONTRIBUTING.md says, and no more.</summary>
public sealed class ArchitectureTests
{
    private const string Project = "lib/Course", Tool = "lib/Lessons";

    private static readonly Lazy<ILookup<string, Use>> s_uses = new(() => Use.In(Project).ToLookup(use => use.From));

    public static TheoryData<string> Rooms => [.. Use.Rooms(Project)];

    public static TheoryData<string> ToolRooms => [.. Use.Rooms(Tool)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_what_its_row_of_the_map_allows_and_all_of_that(string room)
    {
        Assert.True(Contributing.Map.TryGetValue(room, out var allowed), $"{room} has no row in the map of .github/CONTRIBUTING.md.");
        var uses = s_uses.Value[room].ToList();
        var others = uses.Where(use => !allowed.Contains(use.To)).ToList();
        Assert.True(others.Count == 0, $"by the map of .github/CONTRIBUTING.md {room} may use {string.Join(", ", allowed)}; it also uses {string.Join("; ", others)}.");
        Assert.Equal(allowed.Order(), uses.Select(use => use.To).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(ToolRooms))]
    public void A_room_of_the_tool_imports_what_its_row_allows_and_all_of_that(string room)
    {
        Assert.True(Contributing.Map.TryGetValue(room, out var allowed), $"{room} has no row in the map of .github/CONTRIBUTING.md.");
        // A folder within another knows the names of that one without importing them.
        Assert.Equal(allowed.Where(to => to != Path.GetDirectoryName(room)!.Replace('\\', '/')).Order(), Use.Imports(Tool, room).Order());
    }
}
