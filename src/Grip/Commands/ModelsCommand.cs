using System.Collections.Immutable;
using Grip.Core;
using Grip.Models;
using Grip.Output;
using Grip.Providers.Discovery;

namespace Grip.Commands;

internal sealed class ModelsCommand()
    : GripCommand("models", "Show which models can be asked from here: keys that are set, servers that answer.")
{
    public override CommandGroup Group => CommandGroup.House;

    public override string Details =>
        "Ollama, LM Studio, llama.cpp and vLLM are looked for at their usual addresses on this machine, or where OLLAMA_HOST, LMSTUDIO_BASE_URL, "
        + "LLAMACPP_BASE_URL and VLLM_BASE_URL say. Of keys only the names are shown, never the values. The first column is what --model takes.";

    public override ImmutableArray<Example> Examples =>
        [
            new("models", "Keys, servers, their models, windows, and whether they fit into memory."),
            new("models --json", "The same for a script."),
            new("models -q", "Only the names that --model takes, one on each line."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "Listed, also if there is nothing."), (ExitCode.Configuration, "A variable holds no address of a server.")];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var memory = FreeMemory.Bytes();
        var found = await new ModelDiscovery(invocation.Surroundings.Environment, memory, TimeProvider.System).LookAsync(cancellation);
        return new ModelsReply(found, memory);
    }
}
