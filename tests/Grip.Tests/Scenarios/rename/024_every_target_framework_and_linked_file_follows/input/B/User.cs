class User
{
    public decimal Use() => new Shop.Order().Total + Shared.Linked.Of(new Shop.Order());
}
