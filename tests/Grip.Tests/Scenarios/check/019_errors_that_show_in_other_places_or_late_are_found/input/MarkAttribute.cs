namespace Sample;

[AttributeUsage(AttributeTargets.All)]
public sealed class MarkAttribute : Attribute
{
    public MarkAttribute(int number) => Number = number;

    public int Number { get; }
}
