using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Functions.Finders;

/// <summary>Entity Framework: contexts, the entities they hold, and what configures them.</summary>
internal static class DatabaseContexts
{
    private static readonly KnownType[] _contexts =
    [
        KnownType.Of("Microsoft.EntityFrameworkCore.DbContext"),
        KnownType.Of("System.Data.Entity.DbContext"),
    ];

    private static readonly KnownType[] _sets =
    [
        KnownType.Of("Microsoft.EntityFrameworkCore.DbSet`1"),
        KnownType.Of("System.Data.Entity.DbSet`1"),
        KnownType.Of("System.Data.Entity.IDbSet`1"),
    ];

    private static readonly KnownType[] _configurations =
    [
        KnownType.Of("Microsoft.EntityFrameworkCore.IEntityTypeConfiguration`1"),
        KnownType.Of("System.Data.Entity.ModelConfiguration.EntityTypeConfiguration`1"),
    ];

    private static readonly KnownType _table = KnownType.Of("System.ComponentModel.DataAnnotations.Schema.TableAttribute");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var (node, type) in file.Derived())
        {
            if (ContextKind(type) is { } by)
                yield return Function(type, file.LineOf(node.Identifier), by, Titles.Of(type), "context", type, null);
            foreach (var above in Ancestry.Above(type).Skip(1))
            foreach (var known in _configurations)
                if (known.Recognise(above) is { } found)
                    yield return Function(
                        type,
                        file.LineOf(node.Identifier),
                        found,
                        $"{Titles.Of(above.TypeArguments[0])} configured by {Titles.Of(type)}",
                        "configuration",
                        type,
                        above.TypeArguments[0]
                    );
        }

        foreach (var property in file.Properties.Where(property => property.Type.ToString().Contains("DbSet", StringComparison.Ordinal)))
            if (file.Model.GetDeclaredSymbol(property, file.Cancellation) is { } symbol && Ancestry.Find(symbol.Type, _sets) is { } set)
                yield return Entity(
                    file.LineOf(property.Identifier),
                    set.By,
                    symbol.ContainingType,
                    set.Type.TypeArguments[0],
                    symbol.Name
                );

        foreach (var call in file.Calls("Entity"))
            if (call.From("Microsoft.EntityFrameworkCore", "System.Data.Entity") is { } by && call.TypeArguments is [var entity])
                if (file.Holder(call.Node)?.ContainingType is { } context && ContextKind(context) is not null)
                    yield return Entity(call.Line, by, context, entity, set: null);
    }

    private static FoundFunction Entity(int line, FoundBy by, INamedTypeSymbol context, ITypeSymbol entity, string? set)
    {
        var table = AttributeUse.On(entity, _table).FirstOrDefault()?.FirstText ?? set;
        var found = Function(entity, line, by, $"{Titles.Of(entity)} in {Titles.Of(context)}", "entity", context, entity);
        return table is null ? found : found with { Details = found.Details.Add(new FunctionDetail("table", table)) };
    }

    private static FoundFunction Function(
        ISymbol symbol,
        int line,
        FoundBy by,
        string title,
        string form,
        INamedTypeSymbol owner,
        ITypeSymbol? entity
    ) =>
        new()
        {
            Kind = FunctionKind.Data,
            Title = title,
            Symbol = symbol,
            Line = line,
            FoundBy = by,
            Details = [new("form", form), new(form == "configuration" ? "configured by" : "context", Titles.Of(owner))],
            Target = SymbolEqualityComparer.Default.Equals(symbol, owner) ? entity?.OriginalDefinition : owner,
        };

    /// <summary>Contexts of identity and the like derive from DbContext in packages; unresolved, their name says so.</summary>
    private static FoundBy? ContextKind(INamedTypeSymbol type) =>
        Ancestry.Find(type, _contexts) is { } found ? found.By
        : Ancestry.Above(type).Any(above => above.TypeKind == TypeKind.Error && above.Name.EndsWith("DbContext", StringComparison.Ordinal))
            ? FoundBy.Name
        : null;
}
