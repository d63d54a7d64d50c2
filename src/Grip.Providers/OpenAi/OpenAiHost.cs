using Grip.Providers.Streams;

namespace Grip.Providers.OpenAi;

internal static class OpenAiHost
{
    public static bool Is(ModelServer server) => server.BaseUri.Host.EndsWith("api.openai.com", StringComparison.OrdinalIgnoreCase);
}
