using System.Collections.Immutable;
using Grip.Map.Functions.Reading;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Actions of MVC and Web API controllers, with the routes and verbs of their attributes, inherited ones included.</summary>
internal static class ControllerActions
{
    private static readonly ImmutableArray<KnownType> _verbs =
    [
        KnownType.Of("Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute"),
        .. new[] { "Get", "Post", "Put", "Delete", "Patch", "Head", "Options" }.SelectMany(verb =>
            new[] { "Microsoft.AspNetCore.Mvc", "System.Web.Http", "System.Web.Mvc" }.Select(space =>
                KnownType.Of($"{space}.Http{verb}Attribute")
            )
        ),
    ];

    private static readonly ImmutableArray<KnownType> _acceptVerbs =
    [
        KnownType.Of("Microsoft.AspNetCore.Mvc.AcceptVerbsAttribute"),
        KnownType.Of("System.Web.Http.AcceptVerbsAttribute"),
    ];

    private static readonly ImmutableArray<KnownType> _notAction =
    [
        KnownType.Of("Microsoft.AspNetCore.Mvc.NonActionAttribute"),
        KnownType.Of("System.Web.Http.NonActionAttribute"),
    ];

    private static readonly KnownType _actionName = KnownType.Of("Microsoft.AspNetCore.Mvc.ActionNameAttribute");

    /// <param name="Verb">In capitals; ANY if the action says nothing.</param>
    /// <param name="Template">Null if the action adds nothing to its controller's.</param>
    private sealed record Route(string Verb, string? Template);

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var (node, type) in file.Classes())
        {
            if (Controller.Of(type) is not { } controller)
                continue;
            foreach (var method in node.Members.OfType<MethodDeclarationSyntax>())
                if (file.Model.GetDeclaredSymbol(method, file.Cancellation) is { } action && IsAction(action))
                    foreach (var found in Functions(controller, action, file.LineOf(method.Identifier)))
                        yield return found;
            if (IsFirst(node, type))
                foreach (var action in Inherited(controller))
                foreach (var found in Functions(controller, action, file.LineOf(node.Identifier)))
                    yield return found;
        }
    }

    private static IEnumerable<FoundFunction> Functions(Controller controller, IMethodSymbol action, int line)
    {
        var name = AttributeUse.On(action, _actionName).FirstOrDefault()?.FirstText ?? WithoutAsync(action.Name);
        var routes = Routes(action);
        if (controller.Templates.IsEmpty && routes.All(route => route.Template is null))
        {
            foreach (var verb in routes.Select(route => route.Verb).Distinct())
                yield return Function(controller, action, line, verb, $"{controller.Name}/{name}", isConventional: true);
            yield break;
        }

        foreach (var outer in controller.Templates.DefaultIfEmpty(""))
        foreach (var route in routes)
        {
            var template = RouteTemplates.Combine(outer, route.Template);
            var filled = RouteTemplates.Fill(template, controller.Name, name, controller.Area);
            yield return Function(controller, action, line, route.Verb, filled, isConventional: false);
        }
    }

    private static FoundFunction Function(
        Controller controller,
        IMethodSymbol action,
        int line,
        string verb,
        string route,
        bool isConventional
    ) =>
        new()
        {
            Kind = FunctionKind.Endpoint,
            Title = isConventional ? $"{verb} {route} (conventional route)" : $"{verb} {route}",
            Symbol = action.OriginalDefinition,
            Line = line,
            FoundBy = isConventional && controller.By == FoundBy.Symbol ? FoundBy.Shape : controller.By,
            Details =
            [
                new("verb", verb),
                new("route", route),
                new("handler", $"{Titles.Of(controller.Type)}.{NamedSymbol.NameOf(action)}"),
                new("form", "controller"),
            ],
        };

    /// <summary>Verb attributes with a template are routes of their own; without one they limit the verbs of the [Route]s.</summary>
    private static ImmutableArray<Route> Routes(IMethodSymbol action)
    {
        var attributed = Overridden(action).ToArray();
        var own = attributed
            .SelectMany(method => AttributeUse.On(method, Controller.RouteAttributes))
            .Select(use => use.FirstText)
            .OfType<string>()
            .ToArray();
        var routes = ImmutableArray.CreateBuilder<Route>();
        var bare = new List<string>();
        foreach (var use in attributed.SelectMany(method => AttributeUse.On(method, _verbs)))
            if (use.FirstText is { } template)
                routes.Add(new Route(VerbOf(use), template));
            else
                bare.Add(VerbOf(use));
        foreach (var use in attributed.SelectMany(method => AttributeUse.On(method, _acceptVerbs)))
        foreach (var verb in use.Texts.OfType<string>())
            if (use.Named("Route") is { } template)
                routes.Add(new Route(verb.ToUpperInvariant(), template));
            else
                bare.Add(verb.ToUpperInvariant());
        foreach (var template in own)
            routes.AddRange(bare.DefaultIfEmpty("ANY").Select(verb => new Route(verb, template)));
        if (own.Length == 0)
            routes.AddRange(bare.Select(verb => new Route(verb, Template: null)));
        return routes.Count == 0 ? [new Route("ANY", Template: null)] : routes.ToImmutable();
    }

    private static string VerbOf(AttributeUse use) =>
        use.Name.StartsWith("Http", StringComparison.Ordinal) && use.Name.Length > 4 ? use.Name[4..].ToUpperInvariant() : use.Name;

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol action)
    {
        for (var current = action; current is not null; current = current.OverriddenMethod)
            yield return current;
    }

    private static IEnumerable<IMethodSymbol> Inherited(Controller controller)
    {
        var overridden = controller
            .Type.GetMembers()
            .OfType<IMethodSymbol>()
            .SelectMany(method => Overridden(method).Skip(1))
            .Select(method => method.OriginalDefinition)
            .ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var level in controller.Bases)
        foreach (var action in level.GetMembers().OfType<IMethodSymbol>().Where(IsAction))
        {
            if (overridden.Contains(action.OriginalDefinition))
                continue;
            overridden.UnionWith(Overridden(action).Select(method => method.OriginalDefinition));
            yield return action;
        }
    }

    private static bool IsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false }
        && method is { IsAbstract: false, IsImplicitlyDeclared: false }
        && !IsOfObject(method)
        && method.Name is not "Dispose"
        && !Overridden(method).Any(level => AttributeUse.On(level, _notAction).Any());

    private static bool IsOfObject(IMethodSymbol method) =>
        Overridden(method).Last().ContainingType.SpecialType == SpecialType.System_Object;

    private static bool IsFirst(TypeDeclarationSyntax node, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault() is { } first && first.SyntaxTree == node.SyntaxTree && first.Span == node.Span;

    private static string WithoutAsync(string name) =>
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name[..^5] : name;
}
