using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>Where one statement stands without braces, not everything can take its place.</summary>
internal sealed class StatementFrame(Pattern template, PatternMatch match)
{
    /// <param name="code">What is to stand there.</param>
    public bool NeedsBraces(string code)
    {
        if (template.Kind != PatternKind.Statement || match.Nodes is not [StatementSyntax statement] || !IsEmbedded(statement))
            return false;
        var block = (BlockSyntax)SyntaxFactory.ParseStatement($"{{{code}\n}}");
        return block.Statements is not [var only]
            || only is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax
            || HasElseToLose(statement) && EndsWithIf(only);
    }

    private static bool IsEmbedded(StatementSyntax statement) =>
        statement.Parent
            is ElseClauseSyntax
                or StatementSyntax
                and not (BlockSyntax or LabeledStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax or TryStatementSyntax);

    // The else of an if would go to an if that ends right before it.
    private static bool HasElseToLose(SyntaxNode statement) =>
        statement.Parent switch
        {
            IfStatementSyntax { Else: not null } outer when outer.Statement == statement => true,
            BlockSyntax or null => false,
            StatementSyntax or ElseClauseSyntax => HasElseToLose(statement.Parent),
            _ => false,
        };

    private static bool EndsWithIf(StatementSyntax statement) =>
        statement switch
        {
            IfStatementSyntax { Else: null } => true,
            IfStatementSyntax { Else: { } otherwise } => EndsWithIf(otherwise.Statement),
            WhileStatementSyntax loop => EndsWithIf(loop.Statement),
            ForStatementSyntax loop => EndsWithIf(loop.Statement),
            CommonForEachStatementSyntax loop => EndsWithIf(loop.Statement),
            UsingStatementSyntax inner => EndsWithIf(inner.Statement),
            LockStatementSyntax inner => EndsWithIf(inner.Statement),
            FixedStatementSyntax inner => EndsWithIf(inner.Statement),
            LabeledStatementSyntax inner => EndsWithIf(inner.Statement),
            _ => false,
        };
}
