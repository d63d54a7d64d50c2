namespace Grip.Gate;

internal static class Placeholder { }
