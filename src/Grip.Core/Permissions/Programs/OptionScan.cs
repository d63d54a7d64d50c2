using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Arguments taken apart into options and operands, the way GNU programs do it.</summary>
/// <param name="MayHoldMore">True if an argument that is not known may be another option.</param>
internal sealed record OptionScan(
    ImmutableArray<(string Name, Argument? Value)> Options,
    ImmutableArray<Argument> Operands,
    ImmutableArray<Argument> Rest,
    bool MayHoldMore
)
{
    /// <param name="valued">Options that take a value, as in "-n --lines".</param>
    /// <param name="untilOperand">True if the first operand ends the options, as of programs that run another.</param>
    public static OptionScan Of(IEnumerable<Argument> arguments, ImmutableHashSet<string> valued, bool untilOperand = false)
    {
        var all = arguments.ToImmutableArray();
        var options = ImmutableArray.CreateBuilder<(string, Argument?)>();
        var operands = ImmutableArray.CreateBuilder<Argument>();
        var more = false;
        for (var i = 0; i < all.Length; i++)
        {
            var argument = all[i];
            if (!argument.IsOption)
            {
                if (argument.MayBeOption)
                    more = true;
                operands.Add(argument);
                if (untilOperand)
                    return new OptionScan(options.ToImmutable(), [], all[i..], more);
                continue;
            }

            var text = argument.Text;
            if (text == "--")
            {
                operands.AddRange(all[(i + 1)..]);
                return new OptionScan(options.ToImmutable(), operands.ToImmutable(), all[(i + 1)..], more);
            }

            if (text.StartsWith("--", StringComparison.Ordinal))
            {
                var equals = text.IndexOf('=', StringComparison.Ordinal);
                var name = equals < 0 ? text : text[..equals];
                var takes = equals < 0 && valued.Contains(name) && i + 1 < all.Length;
                options.Add(
                    (
                        name,
                        equals >= 0 ? Argument.Known(text[(equals + 1)..])
                        : takes ? all[++i]
                        : null
                    )
                );
                continue;
            }

            Short(text, options, valued, all, ref i);
        }

        return new OptionScan(options.ToImmutable(), operands.ToImmutable(), [], more);
    }

    /// <summary>The value of the first option of one of these names, abbreviations included.</summary>
    public bool Has(params ReadOnlySpan<string> names) => Find(names) is not null;

    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in Options)
        foreach (var wanted in names)
            if (Means(name, wanted))
                return wanted;
        return null;
    }

    public IEnumerable<Argument?> Values(params string[] names) =>
        Options.Where(option => names.Any(wanted => Means(option.Name, wanted))).Select(option => option.Value);

    /// <summary>Long options may be shortened as long as they are unambiguous; three characters never are to us.</summary>
    private static bool Means(string given, string wanted) =>
        given == wanted
        || wanted.StartsWith("--", StringComparison.Ordinal)
            && given.Length >= 3
            && given.StartsWith("--", StringComparison.Ordinal)
            && wanted.StartsWith(given, StringComparison.Ordinal);

    private static void Short(
        string text,
        ImmutableArray<(string, Argument?)>.Builder options,
        ImmutableHashSet<string> valued,
        ImmutableArray<Argument> all,
        ref int i
    )
    {
        // A whole word as in -name or -delete counts as such too: find and Java programs write them so.
        options.Add((text, null));
        for (var at = 1; at < text.Length; at++)
        {
            var name = "-" + text[at];
            if (!valued.Contains(name))
            {
                if (text.Length > 2)
                    options.Add((name, null));
                continue;
            }

            var rest = text[(at + 1)..];
            var value =
                rest.Length > 0 ? Argument.Known(rest)
                : i + 1 < all.Length ? all[++i]
                : null;
            options.Add((name, value));
            return;
        }
    }
}
