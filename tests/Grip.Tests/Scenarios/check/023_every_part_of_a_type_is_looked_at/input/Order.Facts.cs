public partial class Order
{
    public int Number { get; }

    public string Note { get; set; } = "";

    public int Price => 1;
}
