using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Map.Relevance.Answering;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapRelevantCommand : GripCommand
{
    private const int DefaultLimit = 10;
    private const int MostFiles = 500;

    /// <summary>A program can look further down than a person wants to read.</summary>
    private const int FilesForAProgram = 20;

    /// <summary>More than a model would read.</summary>
    private const int FilesForABudget = 60;

    private readonly Argument<string> _text = new("TEXT")
    {
        Description = "The task in words, in quotes; names as they stand in the code help.",
    };

    private readonly Option<int?> _limit = new("--limit")
    {
        Description = $"The most files to answer with. Default: {DefaultLimit}, with --json {FilesForAProgram}.",
        HelpName = "N",
    };

    private readonly Option<int?> _budget = new("--budget")
    {
        Description = "Answer for a model: one line a file, the best first, as many as fit into this many tokens (estimated).",
        HelpName = "TOKENS",
    };

    public MapRelevantCommand()
        : base("relevant", "Rank the files and members that a task is about, each with the reasons.")
    {
        Add(_text);
        Add(_limit);
        Add(_budget);
    }

    public override CommandGroup Group => CommandGroup.Know;

    public override string Details =>
        "Words are compared with the names, code, comments and paths of all C# files; then with the commits of the past: for which words which files were "
        + "changed, and what was changed together; then what uses, derives from or tests the best files moves up. No project is loaded, no model is asked, nothing is "
        + "fetched. Files that git ignores are left out. Without a git repository the answer does without the past. "
        + "The past is that of the checked-out commit, at most its last 4,000 commits that touched C#. "
        + "A second question is answered from what the first has read; changed files are read again.";

    public override bool NeedsCompiler => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("map relevant \"make the cache size configurable\"", "Which files and members is this task about?"),
            new("map relevant \"Order.Total rounds twice\" --limit 3", "Only the best three."),
            new("map relevant \"support nullable types\" --json", "With scores, reasons and lines, for a program."),
            new("map relevant \"support nullable types\" --budget 500", "For a model: as many files as fit into 500 tokens."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "Files are listed, the best first."),
            (ExitCode.Refused, "No file and no commit knows a word of the task."),
            (ExitCode.Usage, "There is no C# here, or the task is empty."),
            (ExitCode.Configuration, "There is no .NET SDK."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var text = invocation.Get(_text) ?? "";
        if (!text.Any(char.IsLetterOrDigit))
            throw UsageErrors.Usage("The task is empty.", invocation.Line, "Say in words what is to be done.");
        var budget = invocation.Get(_budget);
        var limit =
            invocation.Get(_limit)
            ?? (
                budget is not null ? FilesForABudget
                : invocation.Line.Json ? FilesForAProgram
                : DefaultLimit
            );
        if (limit is < 1 or > MostFiles)
            throw UsageErrors.Usage($"--limit is a number from 1 to {MostFiles}.", invocation.Line, hint: null);
        using var progress = invocation.StartProgress();
        var answer = await new RelevanceSearch(Folder(invocation.Workspace), invocation.Home).FindAsync(
            text,
            limit,
            progress.Step,
            cancellation
        );
        return new RelevantReply(text, answer, budget);
    }

    private static string Folder(string path)
    {
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        return Directory.Exists(folder)
            ? folder
            : throw new GripException(
                ExitCode.Usage,
                $"There is no file or folder '{path}'.",
                "Give --in a folder, a .sln, .slnx or .csproj."
            );
    }
}
