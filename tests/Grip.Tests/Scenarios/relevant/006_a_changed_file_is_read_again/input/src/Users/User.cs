namespace Shop.Users;

public sealed record User(string Name, string Password);
