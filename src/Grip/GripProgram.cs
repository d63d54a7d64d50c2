using System.CommandLine;
using System.Diagnostics;
using Grip.CommandLine;
using Grip.Commands;
using Grip.Core;
using Grip.Help;
using Grip.Home;
using Grip.Output;
using Grip.Print;
using Grip.Screen;

namespace Grip;

/// <summary>The front door: arguments in, text and an exit code out. The one boundary where failures become messages.</summary>
internal static class GripProgram
{
    /// <returns>The exit code as documented in docs/exit-codes.md.</returns>
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var line = ParsedLine.Parse(arguments);
        Reply reply;
        try
        {
            reply = await AnswerAsync(line, surroundings, clock, cancellation);
        }
        catch (GripException failure)
        {
            reply = new ErrorReply(failure.ExitCode, failure.Message, failure.NextStep, failure.Places);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            reply = new ErrorReply(surroundings.Cancelled(), "Interrupted; nothing was left half done.", NextStep: null, []);
        }
#pragma warning disable CA1031 // The one boundary: a bug must become a message, a place to read on, and exit code 70.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            reply = BugReport.Of(bug, arguments, HomeFolder.Locate(surroundings.Environment));
        }

        return await DeliverAsync(reply, line, surroundings, clock.Elapsed);
    }

    private static async Task<Reply> AnswerAsync(
        ParsedLine line,
        Surroundings surroundings,
        Stopwatch clock,
        CancellationToken cancellation
    )
    {
        if (line.WantsVersion)
            return new TextReply($"grip {ProgramVersion.Current}");
        if (line.WantsHelp)
            return new TextReply(HelpText.Of(line.Command, line.Root, surroundings.Width));
        UsageErrors.ThrowIfAny(line, surroundings.InputIsTerminal);
        if (line.Command is RootCommand && line.Get(line.Root.Agent.Print))
            return await new PrintRun(new Invocation(line, surroundings, clock), line.Root.Agent).RunAsync(cancellation);
        if (line.Command is RootCommand && surroundings.InputIsTerminal && !line.Json)
            return await new ScreenRun(new Invocation(line, surroundings, clock), line.Root.Agent).RunAsync(cancellation);
        if (line.Command is not GripCommand command)
            return new TextReply(HelpText.Of(line.Command, line.Root, surroundings.Width), ExitCode.Usage);

        cancellation.ThrowIfCancellationRequested();
        var invocation = new Invocation(line, surroundings, clock);
        if (command.NeedsCompiler)
            _ = invocation.Host;
        return await command.RunAsync(invocation, cancellation);
    }

    private static async Task<int> DeliverAsync(Reply reply, ParsedLine line, Surroundings surroundings, TimeSpan duration)
    {
        if (line.Json && reply is not WrittenReply)
            await surroundings.Output.WriteLineAsync(reply.ToJson(line.CommandName, duration));
        else if (!line.Json)
            reply.Write(
                new TextOutput(surroundings.Output, Style.For(surroundings.OutputIsTerminal, surroundings.Environment)),
                new TextOutput(surroundings.Error, Style.For(surroundings.ErrorIsTerminal, surroundings.Environment)),
                line.Verbosity
            );
        await surroundings.Output.FlushAsync();
        await surroundings.Error.FlushAsync();
        return (int)reply.ExitCode;
    }
}
