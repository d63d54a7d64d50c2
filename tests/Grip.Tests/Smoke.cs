namespace Grip.Tests;

public sealed class Smoke
{
    [Xunit.Fact]
    public void Runs() => Xunit.Assert.NotNull(typeof(Grip.Core.Changes.ChangeSet));
}
