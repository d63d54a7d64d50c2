namespace Shop.Core;

/// <summary>A stock keeping unit such as <c>MUG-0042</c>. Equal when the codes are, whatever their case.</summary>
public sealed class Sku : IEquatable<Sku>
{
    public Sku(string code)
    {
        if (code == null)
            throw new ArgumentNullException(nameof(code));
        if (code.Length < 3)
            throw new ArgumentException("A code has at least three characters.", nameof(code));
        Code = code.Trim().ToUpperInvariant();
    }

    public string Code { get; }

    public static bool operator ==(Sku? left, Sku? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        return left is not null && right is not null && left.Code == right.Code;
    }

    public static bool operator !=(Sku? left, Sku? right) => !(left == right);

    /// <summary>Whether there is a code at all. The comparison is our own operator, so it must stay one.</summary>
    public static bool IsMissing(Sku? sku) => sku == null;

    public static bool TryParse(string? text, out Sku? sku)
    {
        sku = text == null || text.Trim().Length < 3 ? null : new Sku(text);
        return sku != null;
    }

    public bool Equals(Sku? other) => this == other;

    public override bool Equals(object? obj) => Equals(obj as Sku);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;
}
