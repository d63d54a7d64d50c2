using Grip.Automations.Pieces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>Writes the parameter list of a declaration anew, and its documentation with it.</summary>
internal sealed class DeclarationRewriter(SignaturePlan plan)
{
    public void Rewrite(FileRewrite file, DeclarationNode declaration)
    {
        var list = declaration.List;
        var nodes = list.Parameters;
        var span = TextSpan.FromBounds(list.GetFirstToken().Span.End, list.GetLastToken().SpanStart);
        if (plan.ChangesShape)
        {
            var layout = new ListLayout(file.Document.Text, span, [.. nodes], [.. nodes.GetSeparators()]);
            var items = plan.Slots.Select(slot =>
                slot.Added is { } added
                    ? ListItem.New(Declared(added, declaration))
                    : ListItem.Kept(slot.Old, declaration.Path, nodes[slot.Old].Span)
            );
            file.Replace(span, layout.Write([.. items]));
        }

        foreach (var ordinal in plan.Types.Keys.Union(plan.Modifiers.Keys))
        {
            var type = plan.Types.TryGetValue(ordinal, out var wanted)
                ? NullableText.For(wanted, declaration.Model, list.Span.End - 1)
                : null;
            var (place, text) = ParameterModifiers.Edit(nodes[ordinal], plan.Modifiers.GetValueOrDefault(ordinal), type);
            file.Replace(place, text);
        }

        foreach (var (ordinal, name) in plan.Renames)
            if (nodes[ordinal].Identifier.ValueText == plan.OldNames[ordinal])
                file.Replace(nodes[ordinal].Identifier.Span, name);
        new ParameterDocs(plan).Rewrite(file, declaration);
    }

    private static string Declared(AddedParameter added, DeclarationNode declaration) =>
        $"{NullableText.For(added.Declaration, declaration.Model, declaration.List.Span.End - 1)} {added.Name}"
        + (added.Default is { } value && !declaration.TakesNoDefault ? $" = {value}" : "");
}
