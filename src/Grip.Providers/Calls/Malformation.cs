using Grip.Core.Models;

namespace Grip.Providers.Calls;

internal static class Malformation
{
    private const int KeptCharacters = 2000;

    public const string CutOff =
        "The call was cut off before its arguments were complete, so it was not run. Send it again, whole; "
        + "if it is long, do it in smaller steps.";

    public static MalformedCall Of(string name, string received, string problem) =>
        new(name, received.Length <= KeptCharacters ? received : received[..KeptCharacters], problem);
}
