namespace Shop.Core;

public sealed class CurrencyMismatchException(string left, string right)
    : InvalidOperationException(string.Format("{0} {1}", "Amounts of different currencies cannot be combined:", left + " and " + right + "."))
{
    public string Left { get; } = left;

    public string Right { get; } = right;
}
