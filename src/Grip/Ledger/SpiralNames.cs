using System.Text.Json;
using Grip.Core.Ledger;

namespace Grip.Ledger;

/// <summary>Kinds of spirals as programs read them: "same_errors".</summary>
internal static class SpiralNames
{
    public static string Of(SpiralKind kind) => Of(kind.ToString());

    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
