namespace Guards;

public interface IGuard;

public sealed class Guard : IGuard
{
    public static Guard Against { get; } = new();
}
