using Grip.Map.Relevance.Words;

namespace Grip.Tests.Relevance;

public sealed class SubWordsTests
{
    [Theory]
    [InlineData("ParseJSONOptions", "pars json option")]
    [InlineData("ITypeResolver", "type resolv")]
    [InlineData("_snake_case2Words", "snake case word")]
    [InlineData("the values of a Dictionary<TKey, TValue[]>", "valu dictionari kei valu")]
    [InlineData("URLs and IDs", "url id")]
    [InlineData("Größe", "größe")]
    [InlineData("netstandard2.0 … ()", "netstandard")]
    [InlineData("", "")]
    public void Identifiers_and_prose_become_stemmed_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', new SubWords(new Stemmer()).Of(text)));

    /// <summary>From the examples in Porter's paper.</summary>
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("digitizer", "digit")]
    [InlineData("decisiveness", "decis")]
    [InlineData("formality", "formal")]
    [InlineData("sensibility", "sensibl")]
    [InlineData("triplicate", "triplic")]
    [InlineData("formative", "form")]
    [InlineData("hopefulness", "hope")]
    [InlineData("goodness", "good")]
    [InlineData("adjustable", "adjust")]
    [InlineData("irritant", "irrit")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("effective", "effect")]
    [InlineData("probate", "probat")]
    [InlineData("rate", "rate")]
    [InlineData("controlling", "control")]
    [InlineData("sky", "sky")]
    public void Words_lose_their_endings(string word, string stem) => Assert.Equal(stem, new Stemmer().Stem(word));
}
