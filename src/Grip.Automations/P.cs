namespace Grip.Automations;

internal static class Placeholder { }
