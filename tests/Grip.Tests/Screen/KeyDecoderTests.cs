using System.Text;
using Grip.Screen.Terminal;

namespace Grip.Tests.Screen;

public sealed class KeyDecoderTests
{
    [Theory]
    [InlineData("a", "Character a None")]
    [InlineData("é", "Character é None")]
    [InlineData("\r", "Enter  None")]
    [InlineData("\u0003", "Character c Control")]
    [InlineData("\u007f", "Backspace  None")]
    [InlineData("\e\u007f", "Backspace  Alt")]
    [InlineData("\eb", "Character b Alt")]
    [InlineData("\e\r", "Enter  Alt")]
    [InlineData("\e[A", "Up  None")]
    [InlineData("\eOA", "Up  None")]
    [InlineData("\e[1;5C", "Right  Control")]
    [InlineData("\e[1;3D", "Left  Alt")]
    [InlineData("\e[3~", "Delete  None")]
    [InlineData("\e[Z", "Tab  Shift")]
    [InlineData("\e[13;2u", "Enter  Shift")]
    [InlineData("\e[99;5u", "Character c Control")]
    [InlineData("\e[27;2;13~", "Enter  Shift")]
    [InlineData("\e[200~one\rtwo\e[201~", "Paste one\ntwo None")]
    [InlineData("\e[I", "Unknown  None")]
    public void A_sequence_is_one_key_in_whatever_pieces_it_comes(string sequence, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(sequence);
        Assert.Equal(expected, Assert.Single(Decode([bytes])));
        Assert.Equal(expected, Assert.Single(Decode([.. bytes.Select(one => new[] { one })])));
    }

    [Fact]
    public void A_lone_escape_waits_and_is_a_key_when_nothing_follows()
    {
        var decoder = new KeyDecoder();
        Assert.Empty(decoder.Take("\e"u8));
        Assert.True(decoder.IsWaiting);
        Assert.Equal(new Key(KeyCode.Escape), Assert.Single(decoder.Flush()));
        Assert.False(decoder.IsWaiting);
    }

    private static List<string> Decode(byte[][] pieces)
    {
        var decoder = new KeyDecoder();
        return [.. pieces.SelectMany(piece => decoder.Take(piece)).Select(key => $"{key.Code} {key.Text} {key.Modifiers}")];
    }
}
