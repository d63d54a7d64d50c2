using System.Net;
using System.Net.Sockets;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Tests.Providers;

/// <summary>What holds for each wire format, whatever the server does.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Formats => [.. Wire.All.Select(wire => wire.Provider)];

    [Theory, MemberData(nameof(Formats))]
    public async Task An_answer_is_streamed_and_then_whole(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(wire.Text("Hello, wörld 😀."));

        var events = await Asking.EventsAsync(Asking.Model(wire, server));

        var answer = Assert.IsType<ModelEvent.Answered>(events[^1]).Answer;
        Assert.Equal([new ModelEvent.TextDelta("Hello, wörld 😀.")], events[..^1]);
        Assert.Equal([new Block.Text("Hello, wörld 😀.")], answer.Blocks);
        Assert.Equal((StopReason.EndTurn, "served", 7L), (answer.Stop, answer.Model, answer.Usage.Output));
        Assert.Equal(provider == "anthropic" ? 123 : 120, answer.Usage.Context);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_call_is_delivered_with_its_arguments_as_they_came(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(wire.Call("Read", """{"file_path": "src/Ä.cs"}"""));

        var answer = await Asking.AnswerAsync(Asking.Model(wire, server));

        var call = Assert.IsType<Block.ToolUse>(Assert.Single(answer.Blocks));
        Assert.Equal(("Read", """{"file_path": "src/Ä.cs"}""", StopReason.ToolUse), (call.Name, call.Input, answer.Stop));
        Assert.Empty(answer.Malformed);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_call_with_cut_off_arguments_is_never_delivered_even_if_the_server_says_that_all_is_well(string provider)
    {
        var wire = Wire.Of(provider);
        foreach (var length in (bool[])[false, true])
        foreach (
            var arguments in (string[])["""{"command":"rm -rf build""", """{"command":"rm -rf build" """, "{", "\"", """{"command":"rm","""]
        )
        {
            await using var server = Server(wire.Call("Bash", arguments, length));

            var answer = await Asking.AnswerAsync(Asking.Model(wire, server));

            Assert.Empty(answer.Blocks.OfType<Block.ToolUse>());
            var malformed = Assert.Single(answer.Malformed);
            Assert.Equal(("Bash", arguments), (malformed.Name, malformed.Received));
            Assert.NotEqual(StopReason.ToolUse, answer.Stop);
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Slips_in_whole_arguments_are_repaired(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(wire.Call("Write", "{'file_path': 'a.cs', \"content\": \"one\ntwo\",}"));

        var answer = await Asking.AnswerAsync(Asking.Model(wire, server));

        Assert.Equal("""{"file_path":"a.cs","content":"one\u000atwo"}""", Assert.IsType<Block.ToolUse>(Assert.Single(answer.Blocks)).Input);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_wait_that_the_server_asks_for_is_kept(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(
            Play.Json("""{"error":{"type":"rate_limit_error","message":"slow down"}}""", 429).With("retry-after-ms", "30"),
            wire.Text("Hello.")
        );

        var events = await Asking.EventsAsync(Asking.Model(wire, server));

        Assert.Equal(
            new ModelEvent.Retrying(
                1,
                3,
                TimeSpan.FromMilliseconds(30),
                429,
                $"{Name(provider)} ({server.HostAndPort}) answered 429: slow down"
            ),
            events[0]
        );
        Assert.IsType<ModelEvent.Answered>(events[^1]);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_server_that_asks_for_a_very_long_wait_is_given_up_at_once(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(Play.Json("""{"error":{"message":"come back tomorrow"}}""", 429).With("retry-after", "86400"));

        var failure = await Asking.FailureAsync(Asking.Model(wire, server));

        Assert.Equal((ModelFailure.Overloaded, true), (failure.Failure, failure.MayFallBack));
        Assert.Contains("asks to wait 86400 s", failure.Message, StringComparison.Ordinal);
        Assert.Single(Asked(server));
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task An_overloaded_server_is_asked_a_bounded_number_of_times(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(Play.Json("""{"error":{"message":"mock 503"}}""", 503));

        var failure = await Asking.FailureAsync(Asking.Model(wire, server));

        Assert.Equal(ModelFailure.Overloaded, failure.Failure);
        Assert.Equal($"{Name(provider)} ({server.HostAndPort}) answered 503: mock 503 (3 attempts).", failure.Message);
        Assert.Equal(3, Asked(server).Length);
        Assert.Single(Asked(server).Select(request => request.Body).Distinct());
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_stream_that_breaks_ends_early_or_brings_an_error_is_asked_for_again(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(
            wire.Beginning("I will") with
            {
                Ending = Ending.Reset,
            },
            wire.Beginning("I will"),
            wire.Text("Hello.")
        );

        var events = await Asking.EventsAsync(Asking.Model(wire, server));

        Assert.Equal(2, events.OfType<ModelEvent.Retrying>().Count());
        Assert.Equal([new Block.Text("Hello.")], Assert.IsType<ModelEvent.Answered>(events[^1]).Answer.Blocks);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_stream_that_never_says_that_it_is_done_is_a_failure(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(wire.Beginning("I will"));

        var failure = await Asking.FailureAsync(Asking.Model(wire, server));

        Assert.Equal((ModelFailure.BrokenStream, true), (failure.Failure, failure.MayFallBack));
        Assert.Contains("ended its answer early", failure.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task An_error_in_mid_stream_is_told_in_the_servers_words(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(wire.MidStreamError("I will", "the engine died"));

        var failure = await Asking.FailureAsync(Asking.Model(wire, server));

        Assert.True(failure.MayFallBack);
        Assert.Contains("sent an error in mid-stream: the engine died (3 attempts)", failure.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_silent_stream_is_left_and_asked_for_again(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(wire.Beginning("I will") with { Ending = Ending.Silence }, wire.Text("Hello."));

        var events = await Asking.EventsAsync(Asking.Model(wire, server, Asking.Patient with { Idle = TimeSpan.FromMilliseconds(400) }));

        var retrying = Assert.Single(events.OfType<ModelEvent.Retrying>());
        Assert.Contains("has been silent for 0.4 s", retrying.Reason, StringComparison.Ordinal);
        Assert.IsType<ModelEvent.Answered>(events[^1]);
        await server.Abandoned.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Cancelling_closes_the_connection(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(wire.Beginning("I will") with { Ending = Ending.Silence });
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var piece in Asking.Model(wire, server).AnswerAsync(Asking.Request, source.Token))
                if (piece is ModelEvent.TextDelta)
                    await source.CancelAsync();
        });

        await server.Abandoned.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_key_that_is_not_taken_is_named_by_its_variable_and_never_shown(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(Play.Json($$$"""{"error":{"message":"Incorrect API key provided: {{{Asking.Key}}}"}}""", 401));

        var failure = await Asking.FailureAsync(Asking.Model(wire, server));

        Assert.Equal((ModelFailure.Credentials, Grip.Core.ExitCode.Credentials), (failure.Failure, failure.ExitCode));
        Assert.Single(Asked(server));
        if (wire.KeyVariable is { } variable)
        {
            Assert.Contains(variable, failure.NextStep, StringComparison.Ordinal);
            Assert.DoesNotContain(Asking.Key, failure.ToString() + failure.NextStep, StringComparison.Ordinal);
            Assert.Contains(Asking.Key, string.Join('\n', Asked(server)[0].Headers.Values), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_prompt_that_is_too_long_is_not_sent_again(string provider)
    {
        var wire = Wire.Of(provider);
        await using var server = Server(Play.Json("""{"error":{"message":"prompt is too long: 250000 tokens > 200000 maximum"}}""", 400));
        // Then there is no larger window to ask for.
        server.Fixed["/api/show"] = Play.Json("""{"model_info":{"x.context_length":8192}}""");

        var failure = await Asking.FailureAsync(Asking.Model(wire, server));

        Assert.Equal((ModelFailure.TooLong, false), (failure.Failure, failure.MayFallBack));
        Assert.Single(Asked(server));
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task An_unknown_model_and_a_refused_request_are_not_asked_for_again(string provider)
    {
        var wire = Wire.Of(provider);
        foreach (
            var (status, message, kind) in new[]
            {
                (404, "model 'mock-1' not found", ModelFailure.UnknownModel),
                (400, "tools.0.name: too short", ModelFailure.Rejected),
                (302, "elsewhere", ModelFailure.Rejected),
                (402, "no credit", ModelFailure.Rejected),
            }
        )
        {
            await using var server = Server(
                Play.Json($$$"""{"error":{"message":"{{{message}}}"}}""", status).With("location", "http://127.0.0.1:1/")
            );

            var failure = await Asking.FailureAsync(Asking.Model(wire, server));

            Assert.Equal(kind, failure.Failure);
            Assert.Contains($"answered {status}: {message}", failure.Message, StringComparison.Ordinal);
            Assert.Single(Asked(server));
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Where_nothing_listens_the_message_says_how_to_start_or_move_the_server(string provider)
    {
        var wire = Wire.Of(provider);
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();

        var failure = await Asking.FailureAsync(Asking.Model(wire, address));

        Assert.Equal((ModelFailure.Unreachable, true), (failure.Failure, failure.MayFallBack));
        Assert.Contains(
            $"({address["http://".Length..]}) cannot be reached: nothing listens there",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(provider == "ollama" ? "ollama serve" : wire.Variable, failure.NextStep, StringComparison.Ordinal);
    }

    private static ScriptedServer Server(params Play[] plays) =>
        new(plays) { Fixed = { ["/api/show"] = Play.Json("""{"model_info":{"x.context_length":32768}}""") } };

    /// <summary>Without Ollama's question for the window.</summary>
    private static ReceivedRequest[] Asked(ScriptedServer server) =>
        [.. server.Requests.Where(request => !request.Path.EndsWith("/api/show", StringComparison.Ordinal))];

    private static string Name(string provider) =>
        provider switch
        {
            "anthropic" => "Anthropic",
            "ollama" => "Ollama",
            _ => "OpenAI",
        };
}
