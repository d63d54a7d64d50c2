using System.Collections.Immutable;

namespace Grip.Map.Index;

/// <summary>A part of a symbol in one file.</summary>
/// <param name="Line">Of the name, from 1.</param>
/// <param name="Column">Of the name, from 1.</param>
/// <param name="StartLine">The first line of the declaration, attributes included.</param>
/// <param name="Signature">The head as it is written, as in "public decimal Add(int count, string name = \"\")".</param>
/// <param name="Summary">The first sentence of its documentation; empty if there is none.</param>
/// <param name="Shape">A fingerprint of all that can be felt outside of the declaration: equal unless more than a body changed.</param>
public sealed record MapDeclaration(
    MapSymbol Symbol,
    int Line,
    int Column,
    int StartLine,
    int EndLine,
    string Signature,
    string Summary,
    long Shape
);

/// <summary>Something that the program does for the world, or that the world does with it: an entry point, an endpoint, a handler, a registration.</summary>
/// <param name="Kind">As in "endpoint", "hosted-service", "registration": one word, with hyphens.</param>
/// <param name="Symbol">The symbol that does it; null for statements outside of any.</param>
/// <param name="Target">The other end, as the implementation that is registered; null if there is none.</param>
/// <param name="Title">As in "GET /orders/{id}".</param>
/// <param name="Details">What else is known, as in "scoped"; empty if nothing.</param>
/// <param name="How">How it was found, so that a reader can doubt it, as in "attribute HttpGet" or "call of MapGet".</param>
public sealed record MapFunction(string Kind, MapSymbol? Symbol, MapSymbol? Target, int Line, string Title, string Details, string How);

/// <summary>Everything that the index knows of one file; a changed file replaces just this.</summary>
/// <param name="Path">Full; for what a source generator made "(generated)/PROJECT/…".</param>
/// <param name="Shape">A fingerprint of what the file as a whole does to others: global usings, assembly attributes.</param>
public sealed record FileFacts(
    string Path,
    string Hash,
    int Lines,
    bool IsGenerated,
    bool IsInMemory,
    long Shape,
    ImmutableArray<MapDeclaration> Declarations,
    ImmutableArray<MapReference> References,
    ImmutableArray<MapFunction> Functions
);
