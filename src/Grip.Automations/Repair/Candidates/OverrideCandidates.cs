using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>
/// A method or property that overrides or implements a member whose signature changed: its own signature follows. Its body stays;
/// what that needs then is repaired like any other code.
/// </summary>
internal sealed class OverrideCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (site.Id is "CS0535" or "CS0534" or "CS0738" or "CS0737" or "CS9333" or "CS9334")
            return Missing(site);
        if (site.Id is not ("CS0115" or "CS0508" or "CS0539" or "CS0506" or "CS0507" or "CS1715" or "CS0533"))
            return [];
        return site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? Follow(site, member, wanted: null) : [];
    }

    /// <summary>The type says that a member is missing: what implemented it before is still there.</summary>
    private static IEnumerable<Candidate> Missing(RepairSite site)
    {
        if (
            site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || site.Model.GetDeclaredSymbol(type, site.Cancellation) is not { } symbol
        )
            yield break;
        var missing = symbol
            .AllInterfaces.SelectMany(contract =>
                contract.GetMembers().Where(member => member.IsAbstract && symbol.FindImplementationForInterfaceMember(member) is null)
            )
            .Concat(Bases(symbol).SelectMany(parent => parent.GetMembers()).Where(member => member.IsAbstract))
            .Where(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol)
            // One error for each member: this one is about the one that it names.
            .Where(member => site.Error.GetMessage().Contains($".{member.Name}", StringComparison.Ordinal))
            .ToArray();
        foreach (var wanted in missing)
        foreach (
            var member in type.Members.Where(member =>
                NameOf(member) == wanted.Name
                || site.OldSymbolOf(member) is { } old && site.SuccessorsOf(old).Any(successor => Same(successor.Symbol, wanted))
            )
        )
        foreach (var candidate in Follow(site, member, wanted))
            yield return candidate;
    }

    private static IEnumerable<Candidate> Follow(RepairSite site, MemberDeclarationSyntax member, ISymbol? wanted)
    {
        if (
            member is not MethodDeclarationSyntax method
            || site.OldSymbolOf(member) is not IMethodSymbol old
            || site.Model.GetDeclaredSymbol(method, site.Cancellation) is not { } own
        )
            yield break;
        var targets = wanted is not null ? [(wanted, 0.95)] : Targets(site, old, own);
        foreach (var (target, confidence) in targets)
        {
            if (target is not IMethodSymbol now || now.Arity != own.Arity)
                continue;
            var constructed = Constructed(own.ContainingType, now);
            if (Signature(site, method, old, constructed) is not { } edits)
                continue;
            yield return Candidate.In(
                site,
                "signature",
                $"signature {ApiText.Of(now)}",
                confidence,
                $"it {(old.ContainingType.TypeKind == TypeKind.Interface ? "implemented" : "overrode")} {ApiText.Of(old)}, which is now {ApiText.Of(now)}",
                edits
            );
        }
    }

    private static IEnumerable<(ISymbol, double)> Targets(RepairSite site, IMethodSymbol old, IMethodSymbol own)
    {
        var found = new List<(ISymbol, double)>();
        foreach (
            var member in Bases(own.ContainingType)
                .Concat(own.ContainingType.AllInterfaces)
                .SelectMany(parent => parent.GetMembers(old.Name))
                .OfType<IMethodSymbol>()
        )
            if (member.IsVirtual || member.IsAbstract || member.IsOverride)
                found.Add((member, 0.9));
        if (found.Count == 0)
            foreach (var successor in site.SuccessorsOf(old).Where(successor => successor.Symbol is IMethodSymbol { IsStatic: false }))
                found.Add((successor.Symbol, successor.Confidence));
        return found;
    }

    /// <summary>Edits that give the method the signature of another; null if a parameter would lose its meaning.</summary>
    private static List<TextEdit>? Signature(RepairSite site, MethodDeclarationSyntax method, IMethodSymbol old, IMethodSymbol now)
    {
        var edits = new List<TextEdit>();
        var position = method.ReturnType.SpanStart;
        var result = Written(site, now.ReturnType, position);
        var isAsync = method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        if (
            (!isAsync || DroppedTasks.IsTask(now.ReturnType))
            && Plain(now.ReturnType) != Plain(old.ReturnType)
            && method.ReturnType.ToString() != result
        )
            edits.Add(new TextEdit(position, method.ReturnType.Span.Length, result));
        if (method.Identifier.ValueText != now.Name)
            edits.Add(new TextEdit(method.Identifier.SpanStart, method.Identifier.Span.Length, now.Name));
        var list = Parameters(site, method, old, now);
        if (list is null)
            return null;
        if (list != method.ParameterList.ToString())
            edits.Add(new TextEdit(method.ParameterList.SpanStart, method.ParameterList.Span.Length, list));
        if (method.ExplicitInterfaceSpecifier is { } specifier && Plain(now.ContainingType) != Plain(old.ContainingType))
            edits.Add(new TextEdit(specifier.Name.SpanStart, specifier.Name.Span.Length, Written(site, now.ContainingType, position)));
        if (method.ExplicitInterfaceSpecifier is null && now.ContainingType.TypeKind != TypeKind.Interface)
            edits.AddRange(Accessibility(method, now));
        foreach (var space in Namespaces(now).Distinct())
            edits.AddRange(NameText.Import(site, space));
        return edits.Count == 0 ? null : edits;
    }

    private static string? Parameters(RepairSite site, MethodDeclarationSyntax method, IMethodSymbol old, IMethodSymbol now)
    {
        var own = method.ParameterList.Parameters;
        if (own.Count != old.Parameters.Length)
            return null;
        var used = new HashSet<int>();
        var parts = new List<string>();
        foreach (var parameter in now.Parameters)
        {
            var index = Enumerable
                .Range(0, own.Count)
                .Where(i => !used.Contains(i))
                .OrderByDescending(i => Fits(old.Parameters[i], parameter, i))
                .FirstOrDefault(-1);
            if (index < 0 || Fits(old.Parameters[index], parameter, index) == 0)
            {
                var name = own.Any(other => other.Identifier.ValueText == parameter.Name) ? parameter.Name + "Value" : parameter.Name;
                parts.Add($"{Kind(parameter)}{Written(site, parameter.Type, method.SpanStart)} {name}");
                continue;
            }

            used.Add(index);
            var same = Plain(parameter.Type) == Plain(old.Parameters[index].Type) && parameter.RefKind == old.Parameters[index].RefKind;
            parts.Add(
                same
                    ? own[index].ToString()
                    : $"{Kind(parameter)}{Written(site, parameter.Type, method.SpanStart)} {own[index].Identifier.Text}"
            );
        }

        // A parameter that is gone may not be used in the body: the compiler says so, and the candidate fails.
        return $"({string.Join(", ", parts)})";
    }

    private static int Fits(IParameterSymbol old, IParameterSymbol now, int index) =>
        (old.Name == now.Name ? 4 : 0)
            + (
                Plain(old.Type) == Plain(now.Type) ? 5
                : old.Type.Name == now.Type.Name ? 2
                : 0
            )
            is var fit
        && fit == 0
            ? 0
            : fit * 2 + (index == now.Ordinal ? 1 : 0);

    private static IEnumerable<TextEdit> Accessibility(MethodDeclarationSyntax method, IMethodSymbol now)
    {
        var wanted = now.DeclaredAccessibility switch
        {
            Microsoft.CodeAnalysis.Accessibility.Public => "public",
            Microsoft.CodeAnalysis.Accessibility.Protected or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected",
            _ => null,
        };
        var written = method
            .Modifiers.Where(modifier =>
                modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword
            )
            .ToArray();
        if (wanted is not null && written.Length == 1 && written[0].ValueText != wanted)
            yield return new TextEdit(written[0].SpanStart, written[0].Span.Length, wanted);
    }

    private static IEnumerable<string> Namespaces(IMethodSymbol method) =>
        method
            .Parameters.Select(parameter => parameter.Type)
            .Append(method.ReturnType)
            .SelectMany(Named)
            .Where(type => type.SpecialType == SpecialType.None)
            .Select(NameText.Namespace)
            .Where(space => space.Length > 0);

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) =>
        type switch
        {
            INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Prepend(named),
            IArrayTypeSymbol array => Named(array.ElementType),
            _ => [],
        };

    /// <summary>The member as the own type sees it: type parameters of an interface or base are what they stand for there.</summary>
    private static IMethodSymbol Constructed(INamedTypeSymbol own, IMethodSymbol now)
    {
        var definition = now.ContainingType.OriginalDefinition;
        var parent = own
            .AllInterfaces.Concat(Bases(own))
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, definition));
        return parent
                ?.GetMembers(now.Name)
                .OfType<IMethodSymbol>()
                .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, now.OriginalDefinition))
            ?? now;
    }

    private static string Written(RepairSite site, ITypeSymbol type, int position)
    {
        // Nullable annotations only where the file has them.
        var annotated = site.Model.GetNullableContext(position).AnnotationsEnabled();
        return type.WithNullableAnnotation(annotated ? type.NullableAnnotation : NullableAnnotation.None)
            .ToDisplayString(
                annotated
                    ? Short.WithMiscellaneousOptions(
                        Short.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
                    )
                    : Short
            );
    }

    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    private static string Plain(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Kind(IParameterSymbol parameter) =>
        parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            _ => parameter.IsParams ? "params " : "",
        };

    private static string? NameOf(MemberDeclarationSyntax member) =>
        member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        };

    private static bool Same(ISymbol left, ISymbol right) =>
        SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }
}
