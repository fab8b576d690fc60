using Lessons.Export;

namespace Lessons.Tests.Export;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("a\nb\n", "a\nb\n")]
    [InlineData("0%\r50%\r100%\r", "100%")]
    [InlineData("0%\r100%\n", "100%\n")]
    [InlineData("100%\rok", "ok0%")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("a\r\r\nb\r\r\r\n", "a\nb\n")]
    [InlineData("abc\b\bX", "aXc")]
    [InlineData("\b\ba", "a")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b[38;5;196mred\u001b[m \u001b[1;4mx\u001b[22;24m", "red x")]
    [InlineData("12345\r\u001b[Kab", "ab")]
    [InlineData("12345\u001b[2K\rab", "ab")]
    [InlineData("one\ntwo\u001b[1A\rONE\u001b[1B!", "ONE\ntwo!")]
    [InlineData("one\ntwo\u001b[Fx", "xne\ntwo")]
    [InlineData("ab\u001b[3Gc\u001b[5Gd", "abc d")]
    [InlineData("gone\u001b[2J\u001b[Hhere", "here")]
    [InlineData("\u001b]8;;https://example.org\u001b\\the link\u001b]8;;\u001b\\.", "the link.")]
    [InlineData("\u001b]8;id=1;https://example.org\u0007link\u001b]8;;\u0007", "link")]
    [InlineData("\u001b]0;title\u0007x", "x")]
    [InlineData("\u001b]unended", "")]
    [InlineData("\u001b(B\u001b=\u001b7x\u001b8", "x")]
    [InlineData("\u001b[999999999Cx", null)]
    [InlineData("é👩‍👧\rx", "x👩‍👧")]
    [InlineData("\u001b", "")]
    [InlineData("\u009b31mred", "red")]
    public void Text_reads_as_a_terminal_reads_it(string printed, string? read)
    {
        if (read is null) Assert.InRange(Terminal.Read(printed).Length, 1, 1_000);
        else Assert.Equal(read, Terminal.Read(printed));
    }
}
