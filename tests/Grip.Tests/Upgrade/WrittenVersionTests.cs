using Grip.Automations.Upgrade.Graph;
using NuGet.Versioning;

namespace Grip.Tests.Upgrade;

public sealed class WrittenVersionTests
{
    private static readonly NuGetVersion[] Known = [.. new[] { "1.0.0", "1.4.2", "2.0.0", "2.3.0", "2.3.1" }.Select(NuGetVersion.Parse)];

    [Theory]
    [InlineData("1.0.0", "2.3.1", "2.3.1")]
    [InlineData("1.0", "2.0.0", "2.0.0")]
    [InlineData("2.3.1", "2.3.1", null)]
    [InlineData("3.0.0", "2.3.1", null)]
    [InlineData("[1.0.0]", "2.3.1", "[2.3.1]")]
    [InlineData("[1.0.0,2.0.0)", "2.3.1", "[2.3.1,3.0.0)")]
    [InlineData("[1.0.0,9.0.0)", "2.3.1", "[2.3.1,9.0.0)")]
    [InlineData("[1.0.0,)", "2.3.1", "[2.3.1,)")]
    [InlineData("1.*", "2.3.1", "2.*")]
    [InlineData("1.4.*", "2.3.1", "2.3.*")]
    [InlineData("1.*", "2.3.0", "2.3.0")]
    [InlineData("*", "2.3.1", null)]
    [InlineData("$(MailVersion)", "2.3.1", null)]
    public void A_version_keeps_the_way_in_which_it_is_written(string written, string target, string? expected) =>
        Assert.Equal(expected, WrittenVersion.Raise(written, NuGetVersion.Parse(target), Known));
}
