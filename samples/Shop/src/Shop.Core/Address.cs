namespace Shop.Core;

/// <param name="Country">Two letters, as in ISO 3166.</param>
public sealed record Address(string Street, string City, string PostalCode, string Country)
{
    public bool IsDomestic => Country == "DE";

    public bool IsInUnion => Country is "DE" or "FR" or "AT" or "NL" or "BE" or "IT" or "ES" or "PL" or "DK";

    public string OnOneLine() => string.Format("{0}, {1} {2}, {3}", Street, PostalCode, City, Country);
}
