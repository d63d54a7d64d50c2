using FluentAssertions;
using FluentAssertions.Common;
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Consumer;

public enum Colour { Red, Green }

public class OrderTests
{
    private readonly List<int> numbers = new() { 1, 2, 3 };

    public void Numbers()
    {
        numbers.Should().HaveCount(3);
        numbers.Should().ContainSingle(n => n == 2);
        numbers.Should().NotContain(9);
        numbers.Should().BeEquivalentTo(new[] { 1, 2, 3 });
        numbers.Should().HaveCountGreaterOrEqualTo(2);
        numbers.Should().HaveCountLessOrEqualTo(4);
        numbers.Should().OnlyHaveUniqueItems();
    }

    public void Times()
    {
        var date = 1.March(2020);
        date.Should().BeCloseTo(new DateTime(2020, 3, 1), 1000);
        date.Should().BeAfter(new DateTime(2019, 1, 1));
        5.Should().BeGreaterOrEqualTo(3);
        5.Should().BeLessOrEqualTo(7);
        2.5.Should().BeGreaterOrEqualTo(1.0);
    }

    public void Throwing()
    {
        Action act = () => throw new InvalidOperationException("no");
        act.Should().Throw<InvalidOperationException>().WithMessage("no");
        Func<Task> later = () => Task.FromException(new InvalidOperationException());
        later.Should().Throw<InvalidOperationException>();
    }

    public void NotThrowing()
    {
        Func<Task> later = () => Task.CompletedTask;
        later.Should().NotThrow();
    }

    public void Kinds()
    {
        Colour.Red.Should().Be(Colour.Red);
        var text = "abc";
        text.Should().MatchRegex("a.c").And.NotBeNullOrEmpty();
        object boxed = 5;
        boxed.Should().BeOfType<int>().Which.Should().Be(5);
        typeof(OrderTests).Should().NotBeAbstract();
        new[] { "a", "b" }.Should().Equal("a", "b");
        var map = new Dictionary<string, int> { ["a"] = 1 };
        map.Should().ContainKey("a").WhichValue.Should().Be(1);
    }
}
