namespace Shop.Users;

public sealed class LoyaltyCard
{
    public int Points { get; set; }
}
