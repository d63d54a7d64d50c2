public static class Use
{
    public static decimal Of(Order order) => order.Total;
}
