using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Types and members that are looked up by a string, or made without a constructor call: no reference shows them.</summary>
internal static class ReflectionByName
{
    private static readonly Dictionary<string, string[]> _owners = new(StringComparer.Ordinal)
    {
        ["GetType"] = ["System.Type", "System.Reflection.Assembly"],
        ["GetMethod"] = ["System.Type"],
        ["GetProperty"] = ["System.Type"],
        ["GetField"] = ["System.Type"],
        ["GetEvent"] = ["System.Type"],
        ["GetMember"] = ["System.Type"],
        ["GetNestedType"] = ["System.Type"],
        ["GetInterface"] = ["System.Type"],
        ["InvokeMember"] = ["System.Type"],
        ["GetRuntimeMethod"] = ["System.Reflection.RuntimeReflectionExtensions"],
        ["GetRuntimeProperty"] = ["System.Reflection.RuntimeReflectionExtensions"],
        ["CreateInstance"] = ["System.Activator", "System.Reflection.Assembly"],
        ["Load"] = ["System.Reflection.Assembly"],
        ["LoadFrom"] = ["System.Reflection.Assembly"],
        ["LoadFile"] = ["System.Reflection.Assembly"],
        ["LoadFromAssemblyPath"] = ["System.Runtime.Loader.AssemblyLoadContext"],
        ["LoadFromAssemblyName"] = ["System.Runtime.Loader.AssemblyLoadContext"],
    };

    private static readonly KnownType _accessor = KnownType.Of("System.Runtime.CompilerServices.UnsafeAccessorAttribute");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls(_owners.Keys))
        {
            // object.GetType() is everywhere and asks for nothing by name.
            if (call.Name == "GetType" && !call.Arguments.Any())
                continue;
            if (call.Method is not { ContainingType: { } owner } method || !_owners[call.Name].Contains(FullName(owner)))
                continue;
            yield return Function(file, call, method);
        }

        foreach (var node in file.Methods.Where(method => method.AttributeLists.Count > 0))
            if (file.Model.GetDeclaredSymbol(node, file.Cancellation) is { Parameters: [var first, ..] } method)
                foreach (var use in AttributeUse.On(method, _accessor))
                {
                    var name = use.Named("Name") ?? method.Name;
                    var target = Member(first.Type, name);
                    yield return Make(method, file.LineOf(node.Identifier), $"{Titles.Of(first.Type)}.{name}", "[UnsafeAccessor]", target);
                }
    }

    private static FoundFunction Function(SourceFile file, Call call, IMethodSymbol method)
    {
        var form = $"{method.ContainingType.Name}.{call.Name}";
        var holder = file.Holder(call.Node);
        var text = call.Arguments.Select(file.TextOf).FirstOrDefault(value => value is not null);
        var receiver = Locals.Bare(call.Target ?? call.Node) is TypeOfExpressionSyntax typeOf ? file.TypeOf(typeOf.Type) : null;
        ISymbol? target = call.Name switch
        {
            "GetType" => TypeNamed(file, text),
            "CreateInstance" => call.TypeArguments.FirstOrDefault() as INamedTypeSymbol
                ?? call.Arguments.OfType<TypeOfExpressionSyntax>().Select(given => file.TypeOf(given.Type)).FirstOrDefault()
                ?? TypeNamed(file, text),
            _ when receiver is not null && text is not null => Member(receiver, text),
            _ => null,
        };
        var title =
            receiver is not null && text is not null
                ? $"{Titles.Of(receiver)}.{text}"
                : text ?? (target is ITypeSymbol type ? Titles.Of(type) : "{computed}");
        return Make(holder, call.Line, $"{form}: {title}", form, target);
    }

    private static FoundFunction Make(ISymbol? symbol, int line, string title, string form, ISymbol? target) =>
        new()
        {
            Kind = FunctionKind.Reflection,
            Title = title,
            Symbol = symbol,
            Line = line,
            FoundBy = FoundBy.Text,
            Details = [new("form", form), .. target is null ? [] : new[] { new FunctionDetail("target", Titles.Of(target)) }],
            Target = target?.OriginalDefinition,
        };

    /// <summary>The type with a reflection name, as in "Shop.Orders.Order+Line, Shop".</summary>
    private static INamedTypeSymbol? TypeNamed(SourceFile file, string? name) =>
        name is null ? null : file.Compilation.GetTypesByMetadataName(name.Split(',')[0].Trim()).FirstOrDefault();

    private static ISymbol? Member(ITypeSymbol type, string name) =>
        Ancestry.Above(type).SelectMany(level => level.GetMembers(name)).FirstOrDefault();

    private static string FullName(INamedTypeSymbol type) => $"{KnownType.NamespaceOf(type)}.{type.Name}";
}
