namespace App;

public class Report
{
    public decimal Sum(Lib.Order order) => order.Total;
}
