class User
{
    public decimal Use() => new Shop.Order().Sum + Shared.Linked.Of(new Shop.Order());
}
