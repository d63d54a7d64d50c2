using System.Collections.Immutable;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Checks;

/// <summary>Compares the declarations of two versions of a file. Bodies do not count: they are felt in the file alone.</summary>
internal static class DeclarationDiff
{
    public static DeclarationChange Compare(SyntaxTree? before, SyntaxTree? after, CancellationToken cancellation)
    {
        var (oldRoot, newRoot) = (Root(before, cancellation), Root(after, cancellation));
        if (
            oldRoot is not null
            && newRoot is not null
            && SyntaxFactory.AreEquivalent(oldRoot, newRoot, topLevel: true)
            && SameNullableContext(oldRoot, newRoot)
            && InitialisedInParts(oldRoot).SequenceEqual(InitialisedInParts(newRoot))
        )
            return DeclarationChange.None;

        var (old, now) = (Declarations(oldRoot), Declarations(newRoot));
        // Without its import the same text of a signature can mean another type, or none; with an alias too.
        var (oldImports, newImports) = (Imports(oldRoot), Imports(newRoot));
        var sameImports = oldImports.IsSubsetOf(newImports) && !newImports.Except(oldImports).Any(line => line.Contains('='));
        var sameContext = sameImports && SameNullableContext(oldRoot, newRoot);
        var changed = old
            .Keys.Union(now.Keys)
            .Where(key =>
                !old.TryGetValue(key, out var then)
                || !now.TryGetValue(key, out var today)
                || !then.SetEquals(today)
                || !sameContext && MayMeanAnother(key, then)
            );
        var result = DeclarationChange.None;
        foreach (var key in changed)
        {
            var (then, today) = (old.GetValueOrDefault(key, []), now.GetValueOrDefault(key, []));
            var kept = then.Count > 0 && today.Count > 0;
            result = result.And(Reach(key, kept));
            if (key.IsInPart)
                result = result with { Parts = result.Parts.Add(LastPart(key.Container)) };
            if (IsTypeOrNamespace(key.Kind) && !kept)
                result =
                    then.Count == 0
                        ? result with
                        {
                            Came = result.Came.Add(LastPart(key.Name)),
                        }
                        : result with
                        {
                            Gone = result.Gone.Add(LastPart(key.Name)),
                        };
            if (!then.SetEquals(today) && IsFeltUnnamed([.. then, .. today], kept))
                result = result with { Everything = true };
        }

        if (!sameImports && oldRoot is not null && oldRoot.DescendantNodes(node => node is not BlockSyntax).OfType<BaseListSyntax>().Any())
            result = result with { Everything = true };
        if (!SameCompilationUnit(oldRoot, newRoot))
            result = result with { Everything = true };
        if (HasTopLevelStatements(oldRoot) != HasTopLevelStatements(newRoot))
            result = result with { EntryPoint = true };
        return result;
    }

    /// <summary>
    /// A required member is felt by every creation of the type, also one by <c>new()</c>; the value of a constant by
    /// other constants that are made of it, and by whoever uses those.
    /// </summary>
    private static bool IsFeltUnnamed(ImmutableArray<string> signatures, bool kept) =>
        signatures.Any(signature =>
            signature.Contains("required ", StringComparison.Ordinal) || kept && signature.Contains("const ", StringComparison.Ordinal)
        );

    private static bool IsTypeOrNamespace(SyntaxKind kind) =>
        kind
            is SyntaxKind.ClassDeclaration
                or SyntaxKind.StructDeclaration
                or SyntaxKind.InterfaceDeclaration
                or SyntaxKind.RecordDeclaration
                or SyntaxKind.RecordStructDeclaration
                or SyntaxKind.EnumDeclaration
                or SyntaxKind.DelegateDeclaration
                or SyntaxKind.NamespaceDeclaration;

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>Whether the same words can mean something else among other imports: a type's header that names no type cannot.</summary>
    private static bool MayMeanAnother(Declaration key, HashSet<string> signatures) =>
        key.Kind
            is not (
                SyntaxKind.ClassDeclaration
                or SyntaxKind.StructDeclaration
                or SyntaxKind.InterfaceDeclaration
                or SyntaxKind.EnumDeclaration
                or SyntaxKind.EnumMemberDeclaration
                or SyntaxKind.NamespaceDeclaration
            )
        || signatures.Any(signature => signature.AsSpan().ContainsAny(":[(="));

    private sealed record Declaration(
        string Container,
        string Name,
        SyntaxKind Kind,
        bool IsPartial,
        bool IsInherited,
        bool IsRequired = false,
        bool IsInStruct = false,
        bool IsInPart = false
    );

    private static CompilationUnitSyntax? Root(SyntaxTree? tree, CancellationToken cancellation) =>
        tree is null ? null : (CompilationUnitSyntax)tree.GetRoot(cancellation);

    private static DeclarationChange Reach(Declaration key, bool kept)
    {
        // The members of an extension block are found through the type that they extend.
        var container = key.Container.EndsWith('.') ? "" : key.Container.Split('.', '`', '<').LastOrDefault(part => part.Length > 0) ?? "";
        switch (key.Kind)
        {
            case SyntaxKind.OperatorDeclaration
            or SyntaxKind.ConversionOperatorDeclaration
            or SyntaxKind.IndexerDeclaration
            or SyntaxKind.ExtensionBlockDeclaration:
            case SyntaxKind.DelegateDeclaration
            or SyntaxKind.ClassDeclaration
            or SyntaxKind.StructDeclaration
            or SyntaxKind.InterfaceDeclaration
            or SyntaxKind.RecordDeclaration
            or SyntaxKind.RecordStructDeclaration when kept || key.IsPartial:
                return DeclarationChange.None with { Everything = true };
            case SyntaxKind.ConstructorDeclaration:
                return DeclarationChange.None with
                {
                    Names = [container, .. Shortened(container), .. DeclarationChange.Creations],
                    BaseNames = [container],
                };
            case SyntaxKind.FieldDeclaration
            or SyntaxKind.MethodDeclaration
            or SyntaxKind.PropertyDeclaration
            or SyntaxKind.EventDeclaration
            or SyntaxKind.EventFieldDeclaration:
                return new DeclarationChange(
                    // What a struct holds decides about definite assignment and layout wherever the struct is used.
                    key.IsInStruct
                    && key.Kind != SyntaxKind.MethodDeclaration
                        ? [container]
                        : [],
                    [new ChangedMember(container, key.Name)],
                    key.IsInherited && key.Kind != SyntaxKind.FieldDeclaration ? [container] : [],
                    key.IsRequired ? [container] : [],
                    [],
                    key.Kind != SyntaxKind.FieldDeclaration && PatternMembers.Contains(key.Name),
                    key.Kind == SyntaxKind.MethodDeclaration && key.Name == "Main"
                );
            case SyntaxKind.EnumMemberDeclaration when kept:
                return DeclarationChange.None with { Everything = true };
            case SyntaxKind.NamespaceDeclaration:
                return DeclarationChange.None with { Namespaces = [$"{key.Container}.{key.Name}".TrimStart('.')] };
            default:
                return DeclarationChange.None with { Names = [key.Name, .. Shortened(key.Name)] };
        }
    }

    private static ImmutableHashSet<string> Shortened(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9 ? [name[..^9]] : [];

    private static Dictionary<Declaration, HashSet<string>> Declarations(CompilationUnitSyntax? root)
    {
        var result = new Dictionary<Declaration, HashSet<string>>();
        if (root is not null)
            Collect(root.Members, "", isInterface: false, result);
        return result;
    }

    private static void Collect(
        SyntaxList<MemberDeclarationSyntax> members,
        string container,
        bool isInterface,
        Dictionary<Declaration, HashSet<string>> into
    )
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Add(into, new Declaration(container, space.Name.ToString(), SyntaxKind.NamespaceDeclaration, false, false), "");
                    Collect(space.Members, $"{container}.{space.Name}", isInterface: false, into);
                    break;
                case TypeDeclarationSyntax type:
                    Add(into, new Declaration(container, type.Identifier.ValueText, type.Kind(), IsPartial(type), false), Header(type));
                    var name = type is ExtensionBlockDeclarationSyntax ? "" : type.Identifier.ValueText;
                    Collect(type.Members, $"{container}.{name}", type is InterfaceDeclarationSyntax, into);
                    break;
                case EnumDeclarationSyntax type:
                    CollectEnum(type, container, into);
                    break;
                case BaseFieldDeclarationSyntax field:
                    foreach (var variable in field.Declaration.Variables)
                        Add(
                            into,
                            new Declaration(
                                container,
                                variable.Identifier.ValueText,
                                field.Kind(),
                                false,
                                IsInherited(field),
                                IsRequired(field),
                                IsInStruct(field),
                                IsInPart(field)
                            ),
                            FieldSignature(field, variable)
                        );
                    break;
                case GlobalStatementSyntax:
                    break;
                default:
                    Add(
                        into,
                        new Declaration(
                            container,
                            NameOf(member),
                            member.Kind(),
                            IsPartial(member),
                            isInterface || IsInherited(member),
                            IsRequired(member),
                            IsInStruct(member),
                            IsInPart(member)
                        ),
                        Signature(member)
                    );
                    break;
            }
        }
    }

    /// <summary>A member put in the middle shifts the values of those after it; the type changes with every member.</summary>
    private static void CollectEnum(EnumDeclarationSyntax type, string container, Dictionary<Declaration, HashSet<string>> into)
    {
        var name = type.Identifier.ValueText;
        var head = type.WithMembers([]).NormalizeWhitespace().ToString();
        Add(into, new Declaration(container, name, SyntaxKind.EnumDeclaration, false, false), type.NormalizeWhitespace().ToString());
        foreach (var member in type.Members)
        {
            head += $"{member.NormalizeWhitespace()}, ";
            Add(
                into,
                new Declaration($"{container}.{name}", member.Identifier.ValueText, SyntaxKind.EnumMemberDeclaration, false, false),
                head
            );
        }
    }

    private static void Add(Dictionary<Declaration, HashSet<string>> into, Declaration key, string signature)
    {
        if (!into.TryGetValue(key, out var signatures))
            into.Add(key, signatures = []);
        signatures.Add(signature);
    }

    private static string NameOf(MemberDeclarationSyntax member) =>
        member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            EventDeclarationSyntax @event => @event.Identifier.ValueText,
            DelegateDeclarationSyntax @delegate => @delegate.Identifier.ValueText,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
            _ => "",
        };

    private static bool IsPartial(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsInStruct(MemberDeclarationSyntax member) =>
        member.Parent.IsKind(SyntaxKind.StructDeclaration) || member.Parent.IsKind(SyntaxKind.RecordStructDeclaration);

    /// <summary>What a type lacks, or leaves without a value, can be reported at any part of it: at its base list, at a constructor.</summary>
    private static bool IsInPart(MemberDeclarationSyntax member) =>
        member.Parent is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The fields and properties of partial types that have an initial value.</summary>
    private static IEnumerable<string> InitialisedInParts(CompilationUnitSyntax root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(IsInPart)
            .SelectMany(member =>
                member switch
                {
                    BaseFieldDeclarationSyntax field => field
                        .Declaration.Variables.Where(variable => variable.Initializer is not null)
                        .Select(variable => variable.Identifier.ValueText),
                    PropertyDeclarationSyntax { Initializer: not null } property => [property.Identifier.ValueText],
                    _ => Enumerable.Empty<string>(),
                }
            );

    private static bool IsRequired(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.RequiredKeyword);

    private static bool IsInherited(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(modifier =>
            modifier.Kind()
                is SyntaxKind.VirtualKeyword
                    or SyntaxKind.AbstractKeyword
                    or SyntaxKind.OverrideKeyword
                    or SyntaxKind.RequiredKeyword
                    or SyntaxKind.SealedKeyword
                    or SyntaxKind.NewKeyword
                    or SyntaxKind.PublicKeyword
                    or SyntaxKind.ProtectedKeyword
        );

    private static string Header(TypeDeclarationSyntax type) => type.WithMembers([]).WithoutTrivia().NormalizeWhitespace().ToString();

    private static string FieldSignature(BaseFieldDeclarationSyntax field, VariableDeclaratorSyntax variable)
    {
        var value = field.Modifiers.Any(SyntaxKind.ConstKeyword) ? variable.Initializer?.ToString() : null;
        var isOpen = IsInPart(field) && variable.Initializer is null;
        return $"{field.AttributeLists} {field.Modifiers} {field.Declaration.Type} {variable.Identifier} {value}{(isOpen ? "=?" : "")}";
    }

    /// <summary>The declaration without its bodies, white space folded.</summary>
    private static string Signature(MemberDeclarationSyntax member)
    {
        var bare = member switch
        {
            BaseMethodDeclarationSyntax method => Bodiless(method),
            PropertyDeclarationSyntax property => property
                .WithExpressionBody(null)
                .WithInitializer(null)
                .WithAccessorList(Accessors(property.AccessorList, property.ExpressionBody)),
            IndexerDeclarationSyntax indexer => indexer
                .WithExpressionBody(null)
                .WithAccessorList(Accessors(indexer.AccessorList, indexer.ExpressionBody)),
            EventDeclarationSyntax @event => @event.WithAccessorList(Accessors(@event.AccessorList, null)),
            _ => member,
        };
        var text = bare.WithoutTrivia().NormalizeWhitespace().ToString();
        return IsInPart(member) && member is PropertyDeclarationSyntax { Initializer: null } ? text + "=?" : text;
    }

    private static BaseMethodDeclarationSyntax Bodiless(BaseMethodDeclarationSyntax method)
    {
        var hasBody = method.Body is not null || method.ExpressionBody is not null;
        var bare = method.WithBody(hasBody ? SyntaxFactory.Block() : null).WithExpressionBody(null).WithSemicolonToken(default);
        return bare is ConstructorDeclarationSyntax constructor ? constructor.WithInitializer(null) : bare;
    }

    private static AccessorListSyntax? Accessors(AccessorListSyntax? accessors, ArrowExpressionClauseSyntax? expression)
    {
        if (accessors is null)
            return expression is null
                ? null
                : SyntaxFactory.AccessorList([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)]);
        return accessors.WithAccessors([
            .. accessors.Accessors.Select(accessor => accessor.WithBody(null).WithExpressionBody(null).WithSemicolonToken(default)),
        ]);
    }

    /// <summary>Global usings, extern aliases and assembly attributes are felt everywhere.</summary>
    private static bool SameCompilationUnit(CompilationUnitSyntax? before, CompilationUnitSyntax? after) =>
        Facts(before).SequenceEqual(Facts(after));

    private static IEnumerable<string> Facts(CompilationUnitSyntax? root) =>
        root is null
            ? []
            :
            [
                .. root.Usings.Where(line => line.GlobalKeyword.RawKind != 0).Select(line => line.NormalizeWhitespace().ToString()),
                .. root.AttributeLists.Select(list => list.NormalizeWhitespace().ToString()),
            ];

    private static HashSet<string> Imports(CompilationUnitSyntax? root) =>
        root is null
            ? []
            :
            [
                .. root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                    .OfType<UsingDirectiveSyntax>()
                    .Select(line => line.NormalizeWhitespace().ToString()),
            ];

    private static bool HasTopLevelStatements(CompilationUnitSyntax? root) => root?.Members.OfType<GlobalStatementSyntax>().Any() ?? false;

    private static bool SameNullableContext(CompilationUnitSyntax? before, CompilationUnitSyntax? after) =>
        Nullables(before).SequenceEqual(Nullables(after));

    private static IEnumerable<string> Nullables(CompilationUnitSyntax? root) =>
        root is { ContainsDirectives: true }
            ?
            [
                .. root.DescendantTrivia()
                    .Where(trivia => trivia.IsKind(SyntaxKind.NullableDirectiveTrivia))
                    .Select(trivia => trivia.ToString()),
            ]
            : [];
}
