using System.Collections.Immutable;
using Grip.Core.Tools;

namespace Grip.Core.Ledger;

/// <summary>What is asked for instead when a way does not work: another edit format, or a tool that breaks the habit.</summary>
/// <param name="Tool">The tool that the next answer must call; null if none fits.</param>
internal sealed record OtherWay(string? Tool, string Said)
{
    public static OtherWay Than(Attempt? last, Finding finding, IReadOnlyList<Attempt> turn, ImmutableArray<ToolSpec> tools)
    {
        if (finding.Kind == SpiralKind.Announced)
            return new OtherWay(null, finding.Fact);
        var way = last switch
        {
            { Kind: ActionKind.Edit, Paths: [var path, ..] }
                when !turn.Any(attempt =>
                    attempt is { Kind: ActionKind.Read, Ran: true, Outcome.Failed: false } && attempt.Paths.Contains(path)
                ) => new OtherWay("Read", $"Read {path} as it is now before you change it; {last.Tool} from memory does not work here."),
            { Kind: ActionKind.Edit, Tool: "Write", Paths: [var path, ..] } => new OtherWay(
                "Edit",
                $"Writing {path} as a whole has not worked. Change only the lines that matter, with Edit."
            ),
            { Kind: ActionKind.Edit, Paths: [var path, ..] } => new OtherWay(
                "Write",
                $"{last.Tool} has not worked on {path}. Write the whole file instead, with all that it has to hold."
            ),
            { Kind: ActionKind.Read } => new OtherWay(
                "TodoWrite",
                "You have read enough of this. Write down what you know and which change comes next, then make it."
            ),
            _ => new OtherWay("TodoWrite", "This way is closed. Write down what is known, what is not, and a next step of another kind."),
        };
        return tools.Any(tool => tool.Name == way.Tool) ? way : way with { Tool = null };
    }
}
