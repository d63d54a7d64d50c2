using System.Text;
using System.Text.Json;
using Grip.Core.Models;
using Grip.Providers.Json;

namespace Grip.Providers.Streams;

/// <summary>What a server's refusal means, for the program and for the user.</summary>
internal static class ServerErrors
{
    private const int ShownCharacters = 400;

    private static readonly string[] TooLongSigns =
    [
        "prompt is too long",
        "context_length_exceeded",
        "maximum context length",
        "exceed_context_size",
        "exceeds the available context",
        "context window",
        "exceeds the context length",
        "input is too long",
        "too many tokens",
    ];

    public static AttemptFailure FromStatus(ModelServer server, string model, int status, byte[] body, TimeSpan? retryAfter)
    {
        using var json = JsonParts.TryParse(body);
        var (message, code) = json is null ? (Encoding.UTF8.GetString(body), "") : Details(json.RootElement);
        var said = Shorten(message);
        return Classify(
            server,
            model,
            status,
            said,
            code + " " + message,
            said.Length == 0 ? $"answered {status}" : $"answered {status}: {said}"
        ) with
        {
            RetryAfter = retryAfter,
        };
    }

    /// <summary>An error object in the middle of a stream whose status was 200.</summary>
    public static AttemptFailure FromStream(ModelServer server, string model, JsonElement error)
    {
        var (message, code) = Details(error);
        var status = code switch
        {
            "overloaded_error" => 529,
            "rate_limit_error" or "rate_limit_exceeded" => 429,
            "invalid_request_error" or "context_length_exceeded" => 400,
            "authentication_error" => 401,
            "permission_error" => 403,
            "not_found_error" => 404,
            "insufficient_quota" or "billing_error" => 402,
            _ => int.TryParse(code, out var number) && number is >= 400 and < 600 ? number : 500,
        };
        var failure = Classify(
            server,
            model,
            status,
            Shorten(message),
            code + " " + message,
            $"sent an error in mid-stream: {Shorten(message.Length == 0 ? code : message)}"
        );
        // An unknown error in mid-stream is the server's trouble, not the request's.
        return failure.Kind == ModelFailure.Overloaded && status == 500 ? failure with { Kind = ModelFailure.BrokenStream } : failure;
    }

    private static AttemptFailure Classify(ModelServer server, string model, int status, string said, string all, string reason)
    {
        AttemptFailure Fatal(ModelFailure kind, string? nextStep) => new(kind, reason, MayRetry: false, status, NextStep: nextStep);

        if (status is 400 or 413 or 422 or 500 && TooLongSigns.Any(sign => all.Contains(sign, StringComparison.OrdinalIgnoreCase)))
            return Fatal(ModelFailure.TooLong, "Start a new session or compact this one; a model with a larger window takes more.");
        if (
            status is 402
            || all.Contains("insufficient_quota", StringComparison.Ordinal)
            || all.Contains("credit balance", StringComparison.OrdinalIgnoreCase)
        )
            return Fatal(
                ModelFailure.Rejected,
                $"The account at {server.Name} has no credit left: add some there, or use another key or model."
            );
        return status switch
        {
            401 or 403 => Fatal(ModelFailure.Credentials, KeyStep(server)),
            404 when said.Contains("model", StringComparison.OrdinalIgnoreCase) => Fatal(
                ModelFailure.UnknownModel,
                ModelStep(server, model)
            ),
            404 or 405 => Fatal(ModelFailure.Rejected, $"Nothing is served at this address{AddressStep(server)}"),
            413 => Fatal(ModelFailure.TooLong, "Start a new session or compact this one."),
            >= 300 and < 400 => Fatal(ModelFailure.Rejected, $"The server lives elsewhere; keys are not sent on{AddressStep(server)}"),
            400 when IsUnknownModel(said) => Fatal(ModelFailure.UnknownModel, ModelStep(server, model)),
            408 or 409 or 429 or >= 500 => new AttemptFailure(
                ModelFailure.Overloaded,
                reason,
                MayRetry: true,
                status,
                NextStep: "Try again later, or name another model with --model or --fallback-model."
            ),
            _ => Fatal(ModelFailure.Rejected, null),
        };
    }

    private static bool IsUnknownModel(string said) =>
        said.Contains("model", StringComparison.OrdinalIgnoreCase)
        && (
            said.Contains("not found", StringComparison.OrdinalIgnoreCase)
            || said.Contains("does not exist", StringComparison.OrdinalIgnoreCase)
            || said.Contains("not a valid model", StringComparison.OrdinalIgnoreCase)
        );

    public static string? KeyStep(ModelServer server) =>
        server.KeyVariable is not { } variable ? null
        : server.Key is null ? $"Set {variable} to your key."
        : $"The key in {variable} is not taken: set a valid one.";

    private static string ModelStep(ModelServer server, string model) =>
        server.PullCommand is { } pull
            ? $"Get it with '{string.Format(pull, model)}', or see what there is with 'grip models'."
            : $"Check the model's name '{model}'.";

    private static string AddressStep(ModelServer server) => server.AddressVariable is { } variable ? $": check {variable}." : ".";

    /// <summary>Message and code of an error in any of the shapes that servers use.</summary>
    private static (string Message, string Code) Details(JsonElement root)
    {
        var error = root.Part("error") ?? root;
        if (error.ValueKind == JsonValueKind.String)
        {
            // Ollama passes on its runner's error as JSON in a string.
            var text = error.GetString()!;
            using var inner = text.StartsWith('{') ? JsonParts.TryParse(Encoding.UTF8.GetBytes(text)) : null;
            return inner is null ? (text, "") : Details(inner.RootElement);
        }

        var code = error.Part("code") is { } given
            ? given.ValueKind == JsonValueKind.String
                ? given.GetString()!
                : given.GetRawText()
            : error.Text("type") ?? "";
        var message = error.Text("message") ?? error.Text("detail") ?? (error.ValueKind == JsonValueKind.Object ? error.GetRawText() : "");
        return (message, code);
    }

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownCharacters ? line : line[..ShownCharacters] + "…";
    }
}
