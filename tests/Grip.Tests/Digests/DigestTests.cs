using Grip.Terminal.Digests;

namespace Grip.Tests.Digests;

public sealed class DigestTests
{
    private static readonly string Noise = string.Concat(Enumerable.Range(0, 400).Select(number => $"compiled unit {number}\n"));

    [Fact]
    public void The_same_problem_of_several_frameworks_is_said_once()
    {
        var log = FoldedLog.Of(
            Noise
                + "src/A.cs(3,5): error CS0103: The name 'x' does not exist [/r/A.csproj::TargetFramework=net8.0]\n"
                + "src/A.cs(3,5): error CS0103: The name 'x' does not exist [/r/A.csproj::TargetFramework=net9.0]\n"
        );

        var digest = Digest.Of(log, before: null, "Log 1");

        var problem = Assert.Single(digest.Facts.Problems);
        Assert.Equal(("src/A.cs", 3, 5, "CS0103", 2), (problem.File, problem.Line, problem.Column, problem.Code, problem.Times));
        Assert.Contains("1 error:\nsrc/A.cs:3:5: error CS0103: The name 'x' does not exist\n", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_says_what_is_new_and_what_is_fixed_wherever_the_lines_have_moved()
    {
        var before = LogReaders.Read(FoldedLog.Of("a.c:1:1: error: first\na.c:2:1: error: second\n"));

        var digest = Digest.Of(FoldedLog.Of("a.c:7:1: error: second\na.c:9:1: error: third\n"), before, "Log 2");

        Assert.EndsWith(
            "Against the last run of this command: 1 fixed, 1 new, 1 as before (fixed: a.c first).\n",
            digest.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_error_line_of_an_unknown_tool_is_found_in_the_middle()
    {
        var digest = Digest.Of(FoldedLog.Of(Noise + "frobnicate: cannot open the spool\n" + Noise), before: null, "Log 1");

        Assert.Contains("frobnicate: cannot open the spool", digest.Text, StringComparison.Ordinal);
        Assert.Contains("lines left out, Log 1 shows them", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_output_is_shown_as_it_is() =>
        Assert.Equal(("hello\n", true), Shown(Digest.Of(FoldedLog.Of("hello\n"), before: null, "Log 1")));

    private static (string, bool) Shown(Digest digest) => (digest.Text, digest.IsWhole);
}
