using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Patterns;

/// <summary>A hole of a pattern: $X stands for one node, $$$XS for any number, $_ and $$$ for something nobody asks about.</summary>
internal readonly record struct Metavariable(string Name, bool IsMany)
{
    /// <summary>
    /// Stands for the dollar while the pattern is C#: a letter that nobody writes, one code unit long, so that every place
    /// in the code is the same place in the pattern.
    /// </summary>
    public const char Sigil = 'ǂ';

    public bool IsAnonymous => Name is "" or "_";

    public override string ToString() => (IsMany ? "$$$" : "$") + Name;

    public static Metavariable? From(string identifier)
    {
        if (identifier.Length == 0 || identifier[0] != Sigil)
            return null;
        return identifier.StartsWith($"{Sigil}{Sigil}{Sigil}", StringComparison.Ordinal)
            ? new Metavariable(identifier[3..], IsMany: true)
            : new Metavariable(identifier[1..], IsMany: false);
    }

    public static Metavariable? From(SyntaxToken token) => From(token.ValueText);

    /// <summary>
    /// The metavariable that a node of a pattern consists of. A list element that holds nothing else (an argument, a
    /// parameter, a statement, a member …) is its metavariable.
    /// </summary>
    public static Metavariable? Of(SyntaxNode node) =>
        node switch
        {
            IdentifierNameSyntax name => From(name.Identifier),
            ArgumentSyntax { NameColon: null, RefKindKeyword.RawKind: 0 } argument => Of(argument.Expression),
            AttributeArgumentSyntax { NameColon: null, NameEquals: null } argument => Of(argument.Expression),
            ExpressionElementSyntax element => Of(element.Expression),
            ExpressionStatementSyntax statement => Of(statement.Expression),
            GlobalStatementSyntax statement => Of(statement.Statement),
            IncompleteMemberSyntax { Type: { } type, Modifiers.Count: 0, AttributeLists.Count: 0 } => Of(type),
            ParameterSyntax parameter => OfParameter(parameter),
            TypeParameterSyntax parameter => From(parameter.Identifier),
            SimpleBaseTypeSyntax type => Of(type.Type),
            AttributeSyntax { ArgumentList: null } attribute => Of(attribute.Name),
            ConstantPatternSyntax pattern => Of(pattern.Expression),
            TypePatternSyntax pattern => Of(pattern.Type),
            VariableDeclaratorSyntax { Initializer: null, ArgumentList: null } variable => From(variable.Identifier),
            AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.UnknownAccessorDeclaration } accessor => From(accessor.Keyword),
            EnumMemberDeclarationSyntax { EqualsValue: null } member => From(member.Identifier),
            _ => null,
        };

    private static Metavariable? OfParameter(ParameterSyntax parameter) =>
        parameter is not { Modifiers.Count: 0, Default: null, AttributeLists.Count: 0 } ? null
        : parameter.Type is null ? From(parameter.Identifier)
        : parameter.Identifier.IsMissing ? Of(parameter.Type)
        : null;
}
