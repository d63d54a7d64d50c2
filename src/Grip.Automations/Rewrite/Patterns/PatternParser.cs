using System.Collections.Immutable;
using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Patterns;

/// <summary>Parses patterns and replacements. Each kind is C# in a frame in which that kind may stand.</summary>
internal static class PatternParser
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly ImmutableArray<(PatternKind Kind, string Before, string After)> Frames =
    [
        (PatternKind.Using, "", "\n"),
        (PatternKind.Attribute, "", "\nclass ǂ { }"),
        (PatternKind.Expression, "class ǂ { async void ǂ() { _ = \n", "\n; } }"),
        (PatternKind.Type, "class ǂ { ", "\n ǂ; }"),
        (PatternKind.Statement, "class ǂ { async void ǂ() {\n", "\n} }"),
        (PatternKind.Member, "class ǂ {\n", "\n}"),
        (PatternKind.Arguments, "class ǂ { async void ǂ() { ǂ", "\n; } }"),
    ];

    /// <param name="kind">Null to infer it: the first kind, in the order of the enumeration, as which the text parses.</param>
    /// <exception cref="GripException">It parses as nothing; points at the place.</exception>
    public static Pattern Parse(string source, PatternKind? kind, string what)
    {
        var code = PatternText.Encode(source, what);
        if (string.IsNullOrWhiteSpace(code))
            return new Pattern(source, kind ?? PatternKind.Expression, [], [], 0);
        if (kind is null or PatternKind.Modifier && Modifiers(source, code) is { } modifiers)
            return modifiers;
        if (kind is null or PatternKind.Member && AnyModifiers.Without(code) is { } bare && Parse(source, bare) is { } member)
            return member;
        if (kind == PatternKind.Modifier)
            throw PatternError.At(what, source, 0, "a modifier is a word such as internal, static or async");
        var attempts = Frames.Where(frame => kind is null || frame.Kind == kind).Select(frame => Try(source, code, frame)).ToArray();
        var parsed = attempts.FirstOrDefault(attempt => attempt.Pattern is not null).Pattern;
        if (parsed is not null)
            return parsed;
        // What it most likely was meant to be says best where it goes wrong.
        var likely = attempts.Where(attempt => kind is not null || Likely(code).Contains(attempt.Kind)).ToArray();
        var furthest = likely.MaxBy(attempt => attempt.ErrorAt);
        throw PatternError.At(what, source, furthest.ErrorAt, furthest.Error, "Correct it, or say with --kind what it is.");
    }

    private static Pattern? Parse(string source, string bare) =>
        Try(source, bare, Frames.Single(frame => frame.Kind == PatternKind.Member)).Pattern
            is { Nodes: [not IncompleteMemberSyntax] } member
            ? member
            : null;

    /// <summary>The text as one kind, or null if it does not parse as that.</summary>
    public static Pattern? TryParse(string source, PatternKind kind)
    {
        var code = PatternText.Encode(source, "replacement");
        return Frames.Where(frame => frame.Kind == kind).Select(frame => Try(source, code, frame).Pattern).FirstOrDefault();
    }

    private static Pattern? Modifiers(string source, string code)
    {
        var tokens = SyntaxFactory
            .ParseTokens(code, options: Options)
            .TakeWhile(token => !token.IsKind(SyntaxKind.EndOfFileToken))
            .ToImmutableArray();
        return tokens.Length > 0 && tokens.All(IsModifier) ? new Pattern(source, PatternKind.Modifier, [], tokens, 0) : null;
    }

    private static PatternKind[] Likely(string code)
    {
        var first = SyntaxFactory.ParseTokens(code.TrimStart(), options: Options).First();
        if (first.IsKind(SyntaxKind.OpenBracketToken))
            return [PatternKind.Attribute];
        return
            IsModifier(first)
            || first.Kind()
                is SyntaxKind.VoidKeyword
                    or SyntaxKind.ClassKeyword
                    or SyntaxKind.StructKeyword
                    or SyntaxKind.InterfaceKeyword
                    or SyntaxKind.EnumKeyword
            ? [PatternKind.Member]
            : [PatternKind.Expression, PatternKind.Statement];
    }

    private static bool IsModifier(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.PublicKeyword
            or SyntaxKind.InternalKeyword
            or SyntaxKind.ProtectedKeyword
            or SyntaxKind.PrivateKeyword
            or SyntaxKind.StaticKeyword
            or SyntaxKind.SealedKeyword
            or SyntaxKind.AbstractKeyword
            or SyntaxKind.VirtualKeyword
            or SyntaxKind.OverrideKeyword
            or SyntaxKind.ReadOnlyKeyword
            or SyntaxKind.UnsafeKeyword
            or SyntaxKind.VolatileKeyword
            or SyntaxKind.ExternKeyword => true,
            SyntaxKind.IdentifierToken => token.ValueText is "async" or "partial" or "required",
            _ => false,
        };

    private static (PatternKind Kind, Pattern? Pattern, int ErrorAt, string Error) Try(
        string source,
        string code,
        (PatternKind Kind, string Before, string After) frame
    )
    {
        var tree = CSharpSyntaxTree.ParseText(frame.Before + code + frame.After, Options);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var error = tree.GetDiagnostics()
            .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsTolerated(root, diagnostic));
        if (error is not null)
            return (
                frame.Kind,
                null,
                Math.Clamp(error.Location.SourceSpan.Start - frame.Before.Length, 0, source.TrimEnd().Length),
                error.GetMessage().TrimEnd('.')
            );
        var nodes = Pick(root, frame.Kind);
        // What was taken must be all that was written: nothing may have slipped into the frame.
        var covers =
            !nodes.IsEmpty
            && string.IsNullOrWhiteSpace(code[..Math.Clamp(nodes[0].SpanStart - frame.Before.Length, 0, code.Length)])
            && nodes[0].SpanStart >= frame.Before.Length
            && nodes[^1].Span.End <= frame.Before.Length + code.Length
            && IsTriviaOnly(code[(nodes[^1].Span.End - frame.Before.Length)..]);
        return covers
            ? (frame.Kind, new Pattern(source, frame.Kind, nodes, [], frame.Before.Length), 0, "")
            : (frame.Kind, null, 0, "it is not a piece of C# that can stand alone");
    }

    private static bool IsTriviaOnly(string rest) =>
        SyntaxFactory.ParseTokens(rest, options: Options).First().IsKind(SyntaxKind.EndOfFileToken);

    private static ImmutableArray<SyntaxNode> Pick(CompilationUnitSyntax root, PatternKind kind)
    {
        if (kind == PatternKind.Using)
            return root.Members.Any() ? [] : [.. root.Usings];
        if (root.Members is not [ClassDeclarationSyntax type])
            return [];
        if (kind == PatternKind.Attribute)
            return type.AttributeLists.Concat(root.AttributeLists).ToArray() is [{ Attributes.Count: 1 } list]
                ? ImmutableArray.Create<SyntaxNode>(list)
                : [];
        if (kind == PatternKind.Member)
            return type.Members is [var member] ? ImmutableArray.Create<SyntaxNode>(member) : [];
        if (kind == PatternKind.Type)
            return type.Members is [FieldDeclarationSyntax { Modifiers.Count: 0 } field] ? [field.Declaration.Type] : [];
        if (type.Members is not [MethodDeclarationSyntax { Body: { } body }])
            return [];
        return kind switch
        {
            PatternKind.Statement when body.Statements is not [LocalFunctionStatementSyntax] => [.. body.Statements],
            PatternKind.Expression
                when body.Statements
                    is [
                        ExpressionStatementSyntax
                        {
                            Expression: AssignmentExpressionSyntax
                            {
                                Left: IdentifierNameSyntax { Identifier.Text: "_" },
                                RawKind: (int)SyntaxKind.SimpleAssignmentExpression
                            } assignment
                        },
                    ] => [assignment.Right],
            PatternKind.Arguments
                when body.Statements is [ExpressionStatementSyntax { Expression: InvocationExpressionSyntax invocation }] =>
            [
                invocation.ArgumentList,
            ],
            _ => [],
        };
    }

    /// <summary>Errors that only say that a metavariable stands where C# wants a whole statement, member or parameter.</summary>
    private static bool IsTolerated(CompilationUnitSyntax root, Diagnostic diagnostic)
    {
        var position = diagnostic.Location.SourceSpan.Start;
        var token = root.FindToken(Math.Max(0, position - 1));
        var here = root.FindToken(position);
        return new[] { token, here, token.GetPreviousToken(), here.GetPreviousToken() }.Any(near =>
            near.Parent is { } parent
            && parent
                .AncestorsAndSelf()
                .Take(4)
                .Any(node =>
                    node is IncompleteMemberSyntax or ParameterSyntax && Metavariable.Of(node) is not null
                    || node.IsKind(SyntaxKind.UnknownAccessorDeclaration) && Metavariable.Of(node) is not null
                    || node is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } && Metavariable.Of(node) is not null
                )
        );
    }
}
