using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Imports;

/// <summary>What stands above the code of a file without using directives: licence comments, #define, #nullable.</summary>
internal static class FileHeader
{
    /// <summary>The start of the line after the header; a comment that touches the code belongs to the code.</summary>
    public static int End(CompilationUnitSyntax root, SourceText text)
    {
        var end = 0;
        var commented = false;
        foreach (var trivia in root.GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            var line = text.Lines.GetLineFromPosition(trivia.SpanStart);
            switch (trivia.Kind())
            {
                case SyntaxKind.DefineDirectiveTrivia:
                case SyntaxKind.UndefDirectiveTrivia:
                case SyntaxKind.NullableDirectiveTrivia:
                case SyntaxKind.PragmaWarningDirectiveTrivia:
                    end = trivia.FullSpan.End;
                    break;
                case SyntaxKind.SingleLineCommentTrivia:
                case SyntaxKind.MultiLineCommentTrivia:
                    commented = true;
                    break;
                case SyntaxKind.EndOfLineTrivia when commented && string.IsNullOrWhiteSpace(line.ToString()):
                    end = line.EndIncludingLineBreak;
                    break;
                case SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia:
                    break;
                default:
                    return end;
            }
        }

        return end;
    }
}
