namespace Grip.Benchmarks.Generating;

/// <param name="Lines">Wanted; the result is within a few per cent.</param>
/// <param name="MultiTarget">Core and domain projects for <c>netstandard2.1</c> as well.</param>
internal sealed record GenerateOptions(int Lines, int Projects, ulong Seed, string Folder, bool MultiTarget)
{
    public const string Root = "Harbor";
}
