using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>An opening directive with the one that closes it.</summary>
/// <param name="HasBranches">An <c>#else</c> or <c>#elif</c> lies between them.</param>
internal sealed record DirectivePair(DirectiveTriviaSyntax Open, DirectiveTriviaSyntax? Close, bool HasBranches)
{
    public bool IsCondition => Open is IfDirectiveTriviaSyntax;

    public bool Encloses(int start, int end) => Open.SpanStart < start && (Close is null || Close.SpanStart >= end);
}

/// <summary>The preprocessor directives of a file, paired.</summary>
internal sealed class Directives
{
    public Directives(SyntaxNode root)
    {
        var open = new Stack<(DirectiveTriviaSyntax Open, bool Branches)>();
        var pairs = new List<DirectivePair>();
        var all = new List<DirectiveTriviaSyntax>();
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            all.Add(directive);
            switch (directive.Kind())
            {
                case SyntaxKind.IfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia:
                    open.Push((directive, false));
                    break;
                case SyntaxKind.ElseDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia when open.Count > 0:
                    open.Push((open.Pop().Open, true));
                    break;
                case SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia when open.Count > 0:
                    var (opened, branches) = open.Pop();
                    pairs.Add(new DirectivePair(opened, directive, branches));
                    break;
            }
        }

        Pairs = [.. pairs.OrderBy(pair => pair.Open.SpanStart)];
        All = [.. all];
    }

    /// <summary>By the position of the opening one.</summary>
    public ImmutableArray<DirectivePair> Pairs { get; }

    public ImmutableArray<DirectiveTriviaSyntax> All { get; }

    /// <summary>The <c>#pragma warning restore</c> that takes back exactly what a <c>disable</c> says; null if there is none.</summary>
    public DirectiveTriviaSyntax? RestoreOf(DirectiveTriviaSyntax directive) =>
        directive is PragmaWarningDirectiveTriviaSyntax { DisableOrRestoreKeyword.RawKind: (int)SyntaxKind.DisableKeyword } disable
            ? All.OfType<PragmaWarningDirectiveTriviaSyntax>()
                .FirstOrDefault(candidate =>
                    candidate.SpanStart > disable.SpanStart
                    && candidate.DisableOrRestoreKeyword.IsKind(SyntaxKind.RestoreKeyword)
                    && candidate.ErrorCodes.ToString() == disable.ErrorCodes.ToString()
                )
            : null;

    /// <summary>The <c>#if</c>s around a span, outermost first.</summary>
    public ImmutableArray<DirectivePair> ConditionsAround(int start, int end) =>
        [.. Pairs.Where(pair => pair.IsCondition && pair.Encloses(start, end))];

    /// <summary>Lines that bring about the warning and nullable state in effect at a position, in order.</summary>
    public ImmutableArray<string> StateAt(int position)
    {
        var pragmas = new List<string>();
        string? nullable = null;
        foreach (var directive in All.TakeWhile(candidate => candidate.SpanStart < position).Where(candidate => candidate.IsActive))
            if (directive is NullableDirectiveTriviaSyntax)
                nullable = directive.ToString().Trim();
            else if (directive is PragmaWarningDirectiveTriviaSyntax pragma)
                Apply(pragma, pragmas);
        return nullable is null ? [.. pragmas] : [nullable, .. pragmas];
    }

    private static void Apply(PragmaWarningDirectiveTriviaSyntax pragma, List<string> pragmas)
    {
        var codes = pragma.ErrorCodes.Select(code => code.ToString()).ToHashSet(StringComparer.Ordinal);
        if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
        {
            pragmas.Add(pragma.ToString().Trim());
            return;
        }

        if (codes.Count == 0)
            pragmas.Clear();
        for (var i = pragmas.Count - 1; i >= 0; i--)
        {
            var words = pragmas[i]["#pragma warning disable".Length..].Split("//")[0].Split(',', StringSplitOptions.TrimEntries);
            var left = words.Where(word => !codes.Contains(word)).ToArray();
            if (left.Length == 0)
                pragmas.RemoveAt(i);
            else if (left.Length < words.Length)
                pragmas[i] = $"#pragma warning disable {string.Join(", ", left)}";
        }
    }
}
