using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Asking;

namespace Grip.Mapping;

/// <param name="Path">Null for a symbol of an assembly.</param>
internal sealed record MapSymbolJson(
    string Kind,
    string Name,
    string FullName,
    string? Signature,
    string? Path,
    int? Line,
    int? Column,
    string? Assembly
)
{
    public static MapSymbolJson Of(SymbolRow symbol, PlaceRow? place) =>
        new(
            symbol.Kind.Text(),
            symbol.Name,
            symbol.FullName,
            place?.Signature,
            place?.Path,
            place?.Line,
            place?.Column,
            symbol.IsSource ? null : symbol.Assembly
        );
}

internal sealed record MapUseJson(string Kind, string Path, int Line, int Column, string? From, string To, bool Certain, bool Implicit)
{
    public static MapUseJson Of(ReferenceRow reference) =>
        new(
            reference.Kind.Text(),
            reference.Path,
            reference.Line,
            reference.Column,
            reference.From?.FullName,
            reference.To.FullName,
            !reference.IsCandidate,
            reference.IsImplicit
        );
}

internal sealed record MapUsesJson(
    string Type,
    string Command,
    string Status,
    ImmutableArray<MapSymbolJson> Symbols,
    int Count,
    ImmutableArray<MapUseJson> Uses,
    ImmutableArray<string> Weaknesses,
    long DurationMs
);

internal sealed record MapProjectJson(
    string Name,
    string Path,
    ImmutableArray<string> TargetFrameworks,
    bool IsTest,
    int Files,
    int Lines,
    ImmutableArray<string> References
);

internal sealed record MapProjectsJson(
    string Type,
    string Command,
    string Status,
    ImmutableArray<MapProjectJson> Projects,
    ImmutableArray<string> Weaknesses,
    long DurationMs
);
