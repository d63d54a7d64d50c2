using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Checks;

/// <summary>
/// Warnings about fields that nobody uses are known only once a whole unit is compiled. Where they are errors, this
/// tells whether a change of one file can bring one about, so that the unit need be compiled.
/// </summary>
internal static class UnusedFields
{
    /// <summary>Never used; assigned but never used; never assigned; an event that is never used.</summary>
    public static readonly ImmutableArray<string> Ids = ["CS0169", "CS0414", "CS0649", "CS0067"];

    public static bool AreErrors(ProjectUnit unit) =>
        Ids.Any(id => ErrorSeverity.CanBe(id, DiagnosticSeverity.Warning, isEnabledByDefault: true, unit));

    /// <summary>True if a field is declared anew, or one that is not public is mentioned less often, or for the first time.</summary>
    public static bool MayChange(SyntaxTree? before, SyntaxTree? after, CSharpCompilation compilation, CancellationToken cancellation)
    {
        var (old, now) = (Facts.Of(before, cancellation), Facts.Of(after, cancellation));
        if (!now.Declared.Except(old.Declared).IsEmpty)
            return true;
        var suspects = old
            .Mentions.Where(mention => now.Mentions.GetValueOrDefault(mention.Key) < mention.Value)
            .Select(mention => mention.Key.Name)
            .Concat(
                now.Mentions.Keys.Where(key =>
                        !old.Mentions.ContainsKey(key) && !old.Mentions.ContainsKey(key with { IsWrite = !key.IsWrite })
                    )
                    .Select(key => key.Name)
            )
            .Distinct();
        return suspects.Any(name =>
            compilation
                .GetSymbolsWithName(name, SymbolFilter.Member, cancellation)
                .Any(symbol =>
                    symbol is IFieldSymbol or IEventSymbol
                        && symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected)
                    || symbol is IFieldSymbol or IEventSymbol && symbol.ContainingType.DeclaredAccessibility is not Accessibility.Public
                )
        );
    }

    private sealed record Facts(ImmutableHashSet<string> Declared, Dictionary<(string Name, bool IsWrite), int> Mentions)
    {
        public static Facts Of(SyntaxTree? tree, CancellationToken cancellation)
        {
            var declared = ImmutableHashSet.CreateBuilder<string>();
            var mentions = new Dictionary<(string, bool), int>();
            foreach (var node in tree?.GetRoot(cancellation).DescendantNodes() ?? [])
                switch (node)
                {
                    case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } variable:
                        declared.Add($"{field.Modifiers} {variable.Identifier.ValueText} {variable.Initializer is null}");
                        break;
                    case IdentifierNameSyntax name:
                        var key = (name.Identifier.ValueText, IsWrite(name));
                        mentions[key] = mentions.GetValueOrDefault(key) + 1;
                        break;
                }

            return new Facts(declared.ToImmutable(), mentions);
        }

        private static bool IsWrite(IdentifierNameSyntax name)
        {
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
        }
    }
}
