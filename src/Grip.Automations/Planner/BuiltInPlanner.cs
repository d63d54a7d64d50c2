using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Automations.Planner;

/// <summary>
/// The model that is always there: carries out requests that it can parse, with the same tools and the same gate as any
/// other, and says of all else what it can do. It never guesses.
/// </summary>
public sealed class BuiltInPlanner : IModel
{
    public string Id => "builtin";

    public ModelProfile Profile { get; } =
        new(
            "builtin",
            int.MaxValue,
            int.MaxValue,
            EditFormat.SearchReplace,
            ParallelCalls: false,
            TextCalls: false,
            FewShot: false,
            Images: false
        );

    public async IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        var (text, call, done) = Next(request);
        if (text.Length > 0)
            yield return new ModelEvent.TextDelta(text);
        ImmutableArray<Block> blocks =
        [
            .. text.Length > 0 ? new Block[] { new Block.Text(text) } : [],
            .. call is null ? Array.Empty<Block>() : [call],
        ];
        yield return new ModelEvent.Answered(
            new ModelAnswer(
                blocks,
                call is not null ? StopReason.ToolUse
                    : done ? StopReason.EndTurn
                    : StopReason.Refusal,
                Usage.None,
                Id
            )
        );
    }

    /// <summary>The plan is made from the prompt alone, so the next step follows from how many have been answered.</summary>
    private static (string Text, Block.ToolUse? Call, bool Done) Next(ModelRequest request)
    {
        var (prompt, results) = Turn(request.Messages);
        var plan = PlannerGrammar.Plan(prompt);
        if (plan.Problem is { } problem)
            return (problem, null, false);
        if (results.FirstOrDefault(result => result.IsError) is { } failed)
            return (failed.Content, null, false);
        if (results.Count >= plan.Steps.Length)
            return (string.Join("\n\n", results.Select(result => result.Content)), null, true);
        var step = plan.Steps[results.Count];
        return request.Tools.Any(tool => tool.Name == step.Tool)
            ? ("", new Block.ToolUse($"plan_{request.Messages.Length}", step.Tool, step.Input), true)
            : ($"This needs the tool {step.Tool}, which is not offered here.", null, false);
    }

    /// <summary>The newest prompt of the user's side, and the results since.</summary>
    private static (string Prompt, List<Block.ToolResult> Results) Turn(ImmutableArray<Message> messages)
    {
        var start = messages.Length - 1;
        while (start > 0 && (messages[start].Role == Role.Assistant || messages[start].Blocks.Any(block => block is Block.ToolResult)))
            start--;
        return (messages[start].Text, [.. messages.Skip(start).SelectMany(message => message.Blocks).OfType<Block.ToolResult>()]);
    }
}
