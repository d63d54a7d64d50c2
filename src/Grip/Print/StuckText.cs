using System.Text;
using Grip.Core.Ledger;

namespace Grip.Print;

/// <summary>An honest end, for people: why, how things stand, what was tried, what to try.</summary>
internal static class StuckText
{
    public static string Of(StuckReport stuck, string session)
    {
        var text = new StringBuilder($"Stopped, because it went in circles. {stuck.Why}\nHow things stand: {stuck.State}");
        if (!stuck.Tried.IsEmpty)
            text.Append("\nWhat was tried:");
        foreach (var tried in stuck.Tried)
            text.Append($"\n  {tried}");
        text.Append("\nWhat you could try:");
        foreach (var next in stuck.Next)
            text.Append($"\n  {next}");
        return text.Append($"\nAll attempts: grip ledger {session[..8]}\n").ToString();
    }
}
