namespace Shop.Core;

public enum CustomerTier
{
    Standard,
    Silver,
    Gold,
}
