namespace Grip.Map.Functions;

/// <summary>What a piece of the program is there for, seen from outside of it.</summary>
public enum FunctionKind
{
    EntryPoint,
    Endpoint,
    HostedService,
    Handler,
    Command,
    Registration,
    Data,
    Configuration,
    Serialised,
    Native,
    Reflection,
    Test,

    /// <summary>A method that maps endpoints is called with a route prefix: only there to complete routes of other files.</summary>
    RouteGroup,
}
