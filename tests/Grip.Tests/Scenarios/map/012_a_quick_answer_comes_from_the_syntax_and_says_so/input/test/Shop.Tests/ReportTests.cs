namespace Shop.Tests;

public sealed class FactAttribute : Attribute;

public sealed class ReportTests
{
    private readonly Order _order = new();

    [Fact]
    public void A_report_shows_the_total()
    {
        _order.Add(2, 3m);
        _ = Report.Of(_order).Print();
    }

    [Fact]
    public void One_is_added() => _order.Add(3m);
}
