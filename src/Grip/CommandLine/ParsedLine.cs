using System.CommandLine;
using Grip.Output;

namespace Grip.CommandLine;

/// <summary>A command line taken apart, right or wrong.</summary>
internal sealed class ParsedLine
{
    private ParsedLine(GripRoot root, ParseResult result) => (Root, Result) = (root, result);

    public GripRoot Root { get; }

    public ParseResult Result { get; }

    public Command Command => Result.CommandResult.Command;

    /// <summary>As in "rename"; "grip" where no command was given.</summary>
    public string CommandName => Command is Commands.GripCommand known ? known.FullName : "grip";

    public bool Json => Get(Root.Common.Json);

    public bool WantsHelp => Get(Root.Common.Help);

    public bool WantsVersion => Get(Root.Common.Version);

    public Verbosity Verbosity =>
        Get(Root.Common.Quiet) ? Verbosity.Quiet
        : Get(Root.Common.Verbose) ? Verbosity.Verbose
        : Verbosity.Normal;

    public static ParsedLine Parse(IReadOnlyList<string> arguments)
    {
        var root = Composition.CreateRoot();
        // '@' starts an attribute list or a verbatim name in a pattern here, not a file of arguments.
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        return new ParsedLine(root, root.Parse(arguments, configuration));
    }

    /// <summary>The value, or the default where the option was not given or its value is not valid.</summary>
    public T? Get<T>(Option<T> option) =>
        Result.GetResult(option) is { Errors: var errors } && !errors.Any() ? Result.GetValue(option) : default;

    public T? Get<T>(Argument<T> argument) => Result.GetValue(argument);

    public bool Has(Option option) => Result.GetResult(option) is { Implicit: false };
}
