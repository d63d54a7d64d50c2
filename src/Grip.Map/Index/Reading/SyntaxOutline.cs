using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>A declaration as it stands in a file.</summary>
/// <param name="FullName">Namespaces and types around it and its own name, without parameters.</param>
/// <param name="Depth">How many types are around it.</param>
/// <param name="IsVisible">Not private: written so, or by its place.</param>
public sealed record OutlineEntry(
    MapSymbolKind Kind,
    string Name,
    string FullName,
    string Signature,
    int Line,
    int Column,
    int StartLine,
    int EndLine,
    int Depth,
    bool IsVisible,
    string Summary
);

/// <summary>What a file declares, by its syntax alone: no project, no references, whatever does not compile.</summary>
public static class SyntaxOutline
{
    /// <summary>From top to bottom.</summary>
    public static ImmutableArray<OutlineEntry> Of(string text, string path, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(
            text,
            new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None),
            path,
            cancellationToken: cancellation
        );
        var entries = ImmutableArray.CreateBuilder<OutlineEntry>();
        Add(tree.GetRoot(cancellation), "", 0, entries, tree);
        return entries.ToImmutable();
    }

    private static void Add(SyntaxNode parent, string outer, int depth, ImmutableArray<OutlineEntry>.Builder entries, SyntaxTree tree)
    {
        foreach (var child in parent.ChildNodes())
            switch (child)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Add(space, Join(outer, space.Name.ToString()), depth, entries, tree);
                    break;
                case BaseTypeDeclarationSyntax type:
                    var name = type.Identifier.Text + (type as TypeDeclarationSyntax)?.TypeParameterList;
                    entries.Add(Entry(type, OfType(type), type.Identifier, Join(outer, name), depth, tree));
                    Add(type, Join(outer, name), depth + 1, entries, tree);
                    break;
                case BaseFieldDeclarationSyntax field:
                    foreach (var variable in field.Declaration.Variables)
                        entries.Add(
                            Entry(variable, OfField(field), variable.Identifier, Join(outer, variable.Identifier.Text), depth, tree)
                        );
                    break;
                case MemberDeclarationSyntax member when Named(member) is { } named:
                    entries.Add(
                        Entry(
                            member,
                            named.Kind,
                            named.Name,
                            Join(outer, named.Kind == MapSymbolKind.Indexer ? "this[]" : named.Name.Text),
                            depth,
                            tree
                        )
                    );
                    break;
            }
    }

    private static string Join(string outer, string name) => outer.Length == 0 ? name : $"{outer}.{name}";

    private static OutlineEntry Entry(SyntaxNode node, MapSymbolKind kind, SyntaxToken name, string fullName, int depth, SyntaxTree tree)
    {
        var whole = node is VariableDeclaratorSyntax ? node.Parent!.Parent! : node;
        var at = tree.GetLineSpan(name.Span).StartLinePosition;
        return new OutlineEntry(
            kind,
            kind == MapSymbolKind.Indexer ? "this[]" : name.Text,
            fullName,
            DeclarationText.Of(node),
            at.Line + 1,
            at.Character + 1,
            tree.GetLineSpan(whole.Span).StartLinePosition.Line + 1,
            tree.GetLineSpan(whole.Span).EndLinePosition.Line + 1,
            depth,
            IsVisible((MemberDeclarationSyntax)whole),
            DocSummary.Of(whole)
        );
    }

    private static (MapSymbolKind Kind, SyntaxToken Name)? Named(MemberDeclarationSyntax member) =>
        member switch
        {
            DelegateDeclarationSyntax type => (MapSymbolKind.Delegate, type.Identifier),
            MethodDeclarationSyntax method => (
                method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true
                    ? MapSymbolKind.ExtensionMethod
                    : MapSymbolKind.Method,
                method.Identifier
            ),
            ConstructorDeclarationSyntax constructor => (MapSymbolKind.Constructor, constructor.Identifier),
            DestructorDeclarationSyntax destructor => (MapSymbolKind.Method, destructor.Identifier),
            OperatorDeclarationSyntax @operator => (MapSymbolKind.Operator, @operator.OperatorToken),
            ConversionOperatorDeclarationSyntax conversion => (MapSymbolKind.Operator, conversion.OperatorKeyword),
            PropertyDeclarationSyntax property => (MapSymbolKind.Property, property.Identifier),
            IndexerDeclarationSyntax indexer => (MapSymbolKind.Indexer, indexer.ThisKeyword),
            EventDeclarationSyntax @event => (MapSymbolKind.Event, @event.Identifier),
            EnumMemberDeclarationSyntax constant => (MapSymbolKind.EnumMember, constant.Identifier),
            _ => null,
        };

    private static MapSymbolKind OfType(BaseTypeDeclarationSyntax type) =>
        type.Kind() switch
        {
            SyntaxKind.StructDeclaration => MapSymbolKind.Struct,
            SyntaxKind.InterfaceDeclaration => MapSymbolKind.Interface,
            SyntaxKind.EnumDeclaration => MapSymbolKind.Enum,
            SyntaxKind.RecordDeclaration => MapSymbolKind.Record,
            SyntaxKind.RecordStructDeclaration => MapSymbolKind.RecordStruct,
            _ => MapSymbolKind.Class,
        };

    private static MapSymbolKind OfField(BaseFieldDeclarationSyntax field) =>
        field is EventFieldDeclarationSyntax ? MapSymbolKind.Event
        : field.Modifiers.Any(SyntaxKind.ConstKeyword) ? MapSymbolKind.Constant
        : MapSymbolKind.Field;

    private static bool IsVisible(MemberDeclarationSyntax member) =>
        member is EnumMemberDeclarationSyntax
        || member.Parent is InterfaceDeclarationSyntax
        || member.Modifiers.Any(modifier =>
            modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword
        )
        || member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && member.Parent is not TypeDeclarationSyntax;
}
