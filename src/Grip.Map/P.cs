namespace Grip.Map;

internal static class Placeholder { }
