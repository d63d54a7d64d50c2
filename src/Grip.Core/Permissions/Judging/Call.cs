using System.Collections.Immutable;
using Grip.Core.Permissions.Programs;

namespace Grip.Core.Permissions.Judging;

/// <param name="Program">Its name without a folder.</param>
/// <param name="IsSystems">True if the name alone, or a folder of the system, says which program it is.</param>
internal sealed record Call(ImmutableArray<Argument> Words, string Program, bool IsSystems, Effects Effects)
{
    /// <summary>Set once what a shell reads from its input has been judged.</summary>
    public bool IsFed { get; set; }

    /// <summary>The words as rules may mean them: as written, with the bare name, without options that only say where.</summary>
    public ImmutableArray<ImmutableArray<Argument>> Views =>
        [
            Words,
            [Argument.Known(Program), .. Words[1..]],
            .. Effects.Canonical is { } canonical
                ?
                [
                    [Argument.Known(Program), .. canonical],
                ]
                : Array.Empty<ImmutableArray<Argument>>(),
        ];

    /// <summary>The same for rules that allow: a program in any folder is not the one that is meant.</summary>
    public ImmutableArray<ImmutableArray<Argument>> AllowedViews => IsSystems ? Views : [Words];

    public override string ToString() => string.Join(' ', Words.Select(word => word.ToString()));
}
