using Grip.Automations.Mentions;
using Grip.Automations.Pieces;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.ChangeSignature;

/// <summary>What becomes of the uses of a parameter inside of its member, and of the property that a record has for it.</summary>
internal sealed class ParameterUses(SolutionSnapshot snapshot, SignatureTargets targets, SignaturePlan plan)
{
    /// <exception cref="GripException">A parameter that goes is still used; with the places.</exception>
    public void RefuseUsesOfRemoved(CancellationToken cancellation)
    {
        var removed = plan.Removed.SelectMany(ordinal => Parameters(ordinal).SelectMany(WithProperty)).ToArray();
        if (removed.Length == 0)
            return;
        var uses = new References(snapshot)
            .Find(new SymbolSet(removed), cancellation)
            .Where(use =>
                use.Kind is ReferenceKind.Use or ReferenceKind.NameOf
                || use.Kind == ReferenceKind.NamedArgument && use.Symbol is IPropertySymbol
            )
            .ToArray();
        if (uses.Length > 0)
            throw new GripException(
                ExitCode.Refused,
                $"{string.Join(", ", plan.Removed.Select(ordinal => $"'{plan.OldNames[ordinal]}'"))} of {targets.Title} is still used.",
                "Remove these uses first. Nothing was changed.",
                [
                    .. uses.Select(use => SymbolText.Place(use.Token.SyntaxTree!, use.Span.Start, snapshot.Root) + " " + use.Token.Text)
                        .Distinct(StringComparer.Ordinal),
                ]
            );
    }

    /// <summary>Writes the new names of parameters where they are used; argument names and documentation are done elsewhere.</summary>
    public void Rename(SolutionRewrite rewrite, CancellationToken cancellation)
    {
        foreach (var (ordinal, name) in plan.Renames)
        {
            new NamesInStrings(rewrite).Write(
                Parameters(ordinal).Where(parameter => parameter.Name == plan.OldNames[ordinal]),
                name,
                cancellation
            );
            var symbols = Parameters(ordinal)
                .Where(parameter => parameter.Name == plan.OldNames[ordinal])
                .SelectMany(WithProperty)
                .ToArray();
            foreach (
                var use in new References(snapshot).Find(new SymbolSet(symbols), cancellation).Where(use => use.IsOnDisk && Writes(use))
            )
                rewrite.File(use.Path).Replace(use.Span, name);
        }
    }

    private static bool Writes(SymbolReference use) =>
        use.Kind is ReferenceKind.Use or ReferenceKind.NameOf
        || use.Kind == ReferenceKind.Documentation && use.Symbol is IPropertySymbol
        || use.Kind == ReferenceKind.NamedArgument && use.Symbol is IPropertySymbol;

    private IEnumerable<IParameterSymbol> Parameters(int ordinal) =>
        targets.Symbols.Select(symbol => SignatureTargets.ParametersOf(symbol)[ordinal]).Concat(PartialParameters(ordinal));

    private IEnumerable<IParameterSymbol> PartialParameters(int ordinal) =>
        targets.Symbols.SelectMany(PartialParts.Of).Select(part => SignatureTargets.ParametersOf(part)[ordinal]);

    /// <summary>A parameter of a positional record is a property as well.</summary>
    private static IEnumerable<ISymbol> WithProperty(IParameterSymbol parameter)
    {
        yield return parameter;
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true } constructor)
            foreach (var property in constructor.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>())
                if (property.Locations.Any(location => parameter.Locations.Contains(location)))
                    yield return property;
    }
}
