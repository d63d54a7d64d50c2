using Grip.Map.Relevance.History;
using Grip.Map.Relevance.Words;

namespace Grip.Tests.Relevance;

public sealed class HistoryTests
{
    private const string Log =
        "\u0001c3\u0002300\u0002Newest\u0002a body\n\u0003\0\nM\0New.cs\0D\0Gone.cs\0\0"
        + "\u0001c2\u0002200\u0002Rename \u0001 it\u0002\u0003\0\nR090\0Old.cs\0New.cs\0\0"
        + "\u0001c1\u0002100\u0002First\u0002\u0003\0\nA\0Old.cs\0A\0Gone.cs\0A\0New.cs\0";

    [Fact]
    public void The_answer_of_git_is_read_as_commits()
    {
        var commits = HistoryLog.Parse(Log);

        Assert.Equal(
            ["c3 300 Newest", "c2 200 Rename \u0001 it", "c1 100 First"],
            commits.Select(commit => $"{commit.Id} {commit.Seconds} {commit.Subject}")
        );
        Assert.Equal([new PathChange("New.cs", null, false), new PathChange("Gone.cs", null, true)], commits[0].Changes);
        Assert.Equal([new PathChange("New.cs", "Old.cs", false)], commits[1].Changes);
        Assert.Equal("a body", commits[0].Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no commits here")]
    [InlineData("\u0001abc")]
    [InlineData("\u0001abc\u0002not a number\u0002x\u0002\u0003")]
    public void What_is_no_log_has_no_commits(string text) => Assert.Empty(HistoryLog.Parse(text));

    [Fact]
    public void A_renamed_file_keeps_its_past_and_a_former_owner_of_its_path_gives_it_none()
    {
        var history = ProjectHistory.Of(HistoryLog.Parse(Log), ["New.cs", "Other.cs"], new Vocabulary());

        // In the first commit the file was called Old.cs; the New.cs of that time was another file.
        Assert.Equal([0, 1, 2], history.ByFile[0]);
        Assert.Empty(history.ByFile[1]);
        Assert.Equal([0], history.Commits[2].Files);
        Assert.Equal(3, history.Commits[2].Changed);
    }
}
