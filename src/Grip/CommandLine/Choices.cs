using System.CommandLine;
using System.CommandLine.Parsing;
using Grip.Core.Text;

namespace Grip.CommandLine;

/// <summary>Values from a closed list, completed in the shell and checked with a message that lists them.</summary>
internal static class Choices
{
    public static void OneOf(this Argument<string> argument, params string[] values)
    {
        argument.CompletionSources.Add(values);
        argument.Validators.Add(result => Check(result, argument.Name, values));
    }

    public static void OneOf(this Option<string?> option, params string[] values)
    {
        option.CompletionSources.Add(values);
        option.Validators.Add(result => Check(result, option.Name, values));
    }

    private static void Check(SymbolResult result, string name, string[] values)
    {
        foreach (var token in result.Tokens.Where(token => !values.Contains(token.Value)))
            result.AddError(
                $"{name} is one of {string.Join(", ", values)}, not '{token.Value}'."
                    + (Spelling.Nearest(token.Value, values, most: 1) is [var near, ..] ? $" Did you mean '{near}'?" : "")
            );
    }
}
