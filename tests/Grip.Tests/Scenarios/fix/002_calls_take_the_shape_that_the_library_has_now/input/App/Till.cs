using Lib;

namespace App;

public class Till(Shop shop)
{
    public async Task RunAsync()
    {
        if (shop.Count() > 3)
            shop.Sell("tea", 2);
        shop.Move("cellar", 4);
        await shop.StoreAsync("shop.txt");
        shop.Each(article => Console.WriteLine(article));
    }
}
