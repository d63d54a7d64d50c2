using Grip.Map.CSharp;
using Grip.Map.Relevance.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.Relevance.Facts;

/// <summary>Reads one file's syntax: no project, no references. Not thread-safe: one reader for each thread.</summary>
public sealed class FactsReader
{
    private const int WordsOfAString = 40;
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly HashSet<string> TestAttributes = new(
        ["Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod", "TestFixture", "Property", "Scenario"],
        StringComparer.Ordinal
    );

    private readonly SubWords _words = new(new Stemmer());
    private readonly Dictionary<string, string[]> _identifiers = new(StringComparer.Ordinal);
    private readonly List<string> _prose = [];

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SyntaxNotes Read(SourceDocument document, CancellationToken cancellation)
    {
        var root = CSharpSyntaxTree.ParseText(document.Text, Options, document.Path, cancellation).GetRoot(cancellation);
        var notes = new SyntaxNotes { Lines = document.Text.Lines.Count, IsGenerated = document.IsGenerated };
        var declared = new HashSet<int>();
        foreach (var node in root.DescendantNodes(node => node is not (StatementSyntax or ExpressionSyntax)))
            Declaration(node, document.Text, notes, declared);
        foreach (var token in root.DescendantTokens())
            Token(token, notes, declared);
        return notes;
    }

    private void Declaration(SyntaxNode node, SourceText text, SyntaxNotes notes, HashSet<int> declared)
    {
        switch (node)
        {
            case BaseTypeDeclarationSyntax type:
                Declare(type, type.Identifier, DeclaredKind.Type, text, notes, declared);
                foreach (var parent in type.BaseList?.Types ?? default)
                    notes.Bases.Add(LastName(parent.Type));
                if (type is RecordDeclarationSyntax { ParameterList: { } parameters })
                    foreach (var parameter in parameters.Parameters)
                        Declare(parameter, parameter.Identifier, DeclaredKind.Property, text, notes, declared);
                break;
            case DelegateDeclarationSyntax type:
                Declare(type, type.Identifier, DeclaredKind.Type, text, notes, declared);
                break;
            case MethodDeclarationSyntax method:
                Declare(method, method.Identifier, DeclaredKind.Method, text, notes, declared);
                break;
            case ConstructorDeclarationSyntax constructor:
                Declare(constructor, constructor.Identifier, DeclaredKind.Constructor, text, notes, declared);
                break;
            case PropertyDeclarationSyntax property:
                Declare(property, property.Identifier, DeclaredKind.Property, text, notes, declared);
                break;
            case EventDeclarationSyntax happening:
                Declare(happening, happening.Identifier, DeclaredKind.Event, text, notes, declared);
                break;
            case EnumMemberDeclarationSyntax member:
                Declare(member, member.Identifier, DeclaredKind.Field, text, notes, declared);
                break;
            case BaseFieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables)
                    Declare(
                        variable,
                        variable.Identifier,
                        field is EventFieldDeclarationSyntax ? DeclaredKind.Event : DeclaredKind.Field,
                        text,
                        notes,
                        declared
                    );
                break;
            case AttributeSyntax attribute when TestAttributes.Contains(LastName(attribute.Name)):
                notes.HasTests = true;
                break;
        }
    }

    private void Declare(
        SyntaxNode node,
        SyntaxToken identifier,
        DeclaredKind kind,
        SourceText text,
        SyntaxNotes notes,
        HashSet<int> declared
    )
    {
        var name = identifier.ValueText;
        if (name.Length == 0)
            return;
        declared.Add(identifier.SpanStart);
        var words = Identifier(name);
        var container = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText;
        var lines = text.Lines;
        notes.Declared.Add(
            (
                name,
                container,
                kind,
                lines.GetLineFromPosition(node.SpanStart).LineNumber + 1,
                lines.GetLineFromPosition(node.Span.End).LineNumber + 1,
                words
            )
        );
        // A constructor says nothing that its type has not said.
        if (kind != DeclaredKind.Constructor)
            Count(notes, kind == DeclaredKind.Type ? TermField.Types : TermField.Members, words);
    }

    private void Token(SyntaxToken token, SyntaxNotes notes, HashSet<int> declared)
    {
        if (token.HasLeadingTrivia)
            Comments(token.LeadingTrivia, notes);
        if (token.HasTrailingTrivia)
            Comments(token.TrailingTrivia, notes);
        switch (token.Kind())
        {
            case SyntaxKind.IdentifierToken when !declared.Contains(token.SpanStart):
                var name = token.ValueText;
                SyntaxNotes.Count(notes.Used, name);
                Count(notes, TermField.Uses, Identifier(name));
                break;
            case SyntaxKind.StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.Utf8StringLiteralToken:
                Prose(token.Text, TermField.Strings, WordsOfAString, notes);
                break;
        }
    }

    private void Comments(SyntaxTriviaList list, SyntaxNotes notes)
    {
        foreach (var trivia in list)
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    Prose(trivia.ToString(), TermField.Comments, int.MaxValue, notes);
                    break;
                case SyntaxKind.DisabledTextTrivia:
                    // Code of another target framework.
                    Prose(trivia.ToString(), TermField.Uses, int.MaxValue, notes);
                    break;
            }
    }

    private void Prose(string text, TermField field, int most, SyntaxNotes notes)
    {
        _prose.Clear();
        _words.Add(text, _prose);
        foreach (var word in _prose.Take(most))
            notes.Count(field, word);
    }

    private static void Count(SyntaxNotes notes, TermField field, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            notes.Count(field, words[i]);
            if (i > 0)
                notes.Count(TermField.Pairs, $"{words[i - 1]}·{words[i]}");
        }
    }

    private string[] Identifier(string name)
    {
        if (!_identifiers.TryGetValue(name, out var words))
            _identifiers[name] = words = [.. _words.Of(name)];
        return words;
    }

    private static string LastName(TypeSyntax type) =>
        type switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => type.ToString(),
        };
}
