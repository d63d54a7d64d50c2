using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grip.Benchmarks.Generating;

/// <param name="Files">That hold the name; all of them mean this symbol, since no other has the name.</param>
internal sealed record RenameTarget(string Symbol, string NewName, int Files, int Occurrences);

/// <param name="Kind"><c>body</c>: only inside a method. <c>declaration</c>: a new member. <c>break_body</c> and <c>break_declaration</c> do not compile afterwards.</param>
/// <param name="Start">In UTF-16 code units.</param>
internal sealed record EditCandidate(string Kind, string Path, int Start, int End, string Text);

internal sealed record RewriteCandidate(string Name, string Pattern, string Replacement, int Files, int Matches);

/// <param name="Files">That call it or declare it.</param>
internal sealed record SignatureCandidate(string Symbol, int Files);

/// <param name="Namespace">That the type is moved to.</param>
/// <param name="Files">That name the type: each needs an import.</param>
internal sealed record MoveCandidate(string Symbol, string Namespace, int Files);

/// <summary>What was made, and what to try on it.</summary>
internal sealed record Manifest(
    string Solution,
    ulong Seed,
    int Projects,
    int Files,
    int Lines,
    IReadOnlyList<RenameTarget> Renames,
    IReadOnlyList<EditCandidate> Edits,
    IReadOnlyList<RewriteCandidate> Rewrites,
    SignatureCandidate Signature,
    MoveCandidate Move
)
{
    public const string FileName = "manifest.json";

    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Manifest Of(GenerateOptions options, IReadOnlyList<ProjectPlan> projects, IReadOnlyList<WrittenFile> written)
    {
        var sources = written.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        return new Manifest(
            $"{GenerateOptions.Root}.slnx",
            options.Seed,
            projects.Count,
            sources.Count,
            sources.Sum(file => file.Lines),
            [
                Target(sources, "Harbor.Core.Telemetry.SampleRarely", "SampleSeldom"),
                Target(sources, "Harbor.Core.AuditTrail.Note", "Remember"),
                Target(sources, "Harbor.Core.Telemetry.CountUse", "CountVisit"),
                Target(sources, "Harbor.Core.Entity.Describe", "Portray"),
            ],
            EditCandidates.From(sources, new Dice(options.Seed).Fork("edits")),
            [
                Rewrite(sources, "arguments reordered", "AuditTrail.Note($A, $B)", "AuditTrail.Record($B, $A)", @"\bAuditTrail\.Note\("),
                Rewrite(sources, "null comparison", "$X == null", "$X is null", "== null"),
            ],
            new SignatureCandidate("Harbor.Core.AuditTrail.Note", Count(sources, @"\bAuditTrail\.Note\(|\bvoid Note\(").Files),
            new MoveCandidate("Harbor.Core.AuditTrail", "Harbor.Core.Trails", Count(sources, @"\bAuditTrail\b").Files)
        );
    }

    private static RenameTarget Target(List<WrittenFile> sources, string symbol, string newName)
    {
        var (files, count) = Count(sources, $@"\b{symbol[(symbol.LastIndexOf('.') + 1)..]}\b");
        return new RenameTarget(symbol, newName, files, count);
    }

    private static RewriteCandidate Rewrite(List<WrittenFile> sources, string name, string pattern, string replacement, string expression)
    {
        var (files, count) = Count(sources, expression);
        return new RewriteCandidate(name, pattern, replacement, files, count);
    }

    private static (int Files, int Count) Count(List<WrittenFile> sources, string expression)
    {
        var regex = new Regex(expression, RegexOptions.Compiled);
        var counts = sources.Select(file => regex.Count(file.Text)).Where(count => count > 0).ToList();
        return (counts.Count, counts.Sum());
    }
}
