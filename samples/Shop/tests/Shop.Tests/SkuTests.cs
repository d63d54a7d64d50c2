using Shop.Core;

namespace Shop.Tests;

public sealed class SkuTests
{
    [Fact]
    public void Codes_are_equal_whatever_their_case() => Assert.True(new Sku("mug-1") == new Sku("MUG-1"));

    [Fact]
    public void A_missing_code_is_seen() => Assert.True(Sku.IsMissing(null));

    [Theory]
    [InlineData(null, false)]
    [InlineData("ab", false)]
    [InlineData("abc", true)]
    public void Only_codes_of_three_characters_parse(string? text, bool parses) => Assert.Equal(parses, Sku.TryParse(text, out _));
}
