public sealed class Order;
