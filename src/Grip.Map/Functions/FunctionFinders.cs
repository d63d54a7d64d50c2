using System.Collections.Immutable;
using Grip.Map.Functions.Finders;
using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Functions;

/// <param name="Find">Yields what one file holds; pure, and callable from several threads.</param>
internal sealed record Finder(FunctionKind Kind, Func<SourceFile, IEnumerable<FoundFunction>> Find);

/// <summary>Everything that is recognised as a function. A new one is a file in Finders/ and a line here.</summary>
public static class FunctionFinders
{
    private static readonly ImmutableArray<Finder> _all =
    [
        new(FunctionKind.EntryPoint, EntryPoints.Find),
        new(FunctionKind.Endpoint, ControllerActions.Find),
        new(FunctionKind.Endpoint, MinimalEndpoints.Find),
        new(FunctionKind.Endpoint, ConventionalRoutes.Find),
        new(FunctionKind.Endpoint, Hubs.Find),
        new(FunctionKind.Endpoint, GrpcServices.Find),
        new(FunctionKind.RouteGroup, RouteGroups.Find),
        new(FunctionKind.HostedService, HostedServices.Find),
        new(FunctionKind.Handler, MessageHandlers.Find),
        new(FunctionKind.Handler, EventSubscriptions.Find),
        new(FunctionKind.Command, SystemCommandLine.Find),
        new(FunctionKind.Command, SpectreCommands.Find),
        new(FunctionKind.Command, CommandAttributes.Find),
        new(FunctionKind.Registration, Registrations.Find),
        new(FunctionKind.Registration, ServiceDescriptors.Find),
        new(FunctionKind.Data, DatabaseContexts.Find),
        new(FunctionKind.Configuration, ConfigurationReads.Find),
        new(FunctionKind.Configuration, OptionBindings.Find),
        new(FunctionKind.Configuration, EnvironmentReads.Find),
        new(FunctionKind.Serialised, SerialisedTypes.Find),
        new(FunctionKind.Serialised, SerialiserCalls.Find),
        new(FunctionKind.Native, NativeImports.Find),
        new(FunctionKind.Reflection, ReflectionByName.Find),
        new(FunctionKind.Test, TestMethods.Find),
    ];

    /// <summary>All functions of one file, in the order of their lines; the same again for the same compilation.</summary>
    /// <param name="tree">A tree of <paramref name="compilation"/>; it may have errors, and packages may be missing.</param>
    /// <exception cref="OperationCanceledException"/>
    public static ImmutableArray<FoundFunction> In(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        var file = new SourceFile(compilation, tree, cancellation);
        return
        [
            .. _all.SelectMany(finder => finder.Find(file))
                .DistinctBy(found => (found.Kind, found.Title, found.Line))
                .OrderBy(found => found.Line)
                .ThenBy(found => found.Kind)
                .ThenBy(found => found.Title, StringComparer.Ordinal),
        ];
    }
}
