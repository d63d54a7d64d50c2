using Shouldly;
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Consumer;

public class Tests
{
    public async Task All()
    {
        (1 + 1).ShouldBe(2, "sum");
        (1 + 1).ShouldBe(2, () => "sum later");
        "abc".ShouldContain("b");
        "abc".ShouldContain("B", Case.Insensitive);
        "abc".ShouldNotContain("x", Case.Sensitive);
        "abc".ShouldStartWith("a", Case.Sensitive);
        new[] { 1, 2 }.ShouldBe(new[] { 2, 1 }, ignoreOrder: true);
        new[] { 1, 2 }.ShouldContain(1);
        new List<int>().ShouldBeEmpty();
        true.ShouldBeTrue();
        ((object)null).ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => throw new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(() => Task.FromException(new InvalidOperationException()));
        Should.NotThrow(() => { });
        Should.CompleteIn(() => { }, TimeSpan.FromSeconds(1));
        Func<string> customMessage = () => "late";
        5.ShouldBeGreaterThan(3, customMessage);
        new Dictionary<string, int> { ["a"] = 1 }.ShouldContainKeyAndValue("a", 1);
        DateTime.Today.ShouldBe(DateTime.Today, TimeSpan.FromSeconds(1));
        ShouldlyConfiguration.DefaultFloatingPointTolerance = 0.1;
    }
}
