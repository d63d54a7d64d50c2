using Lib;

namespace App;

public class Till(Shop shop)
{
    public async Task RunAsync()
    {
        if (shop.Count > 3)
            shop.Sell("tea", 2, false);
        shop.Move(4, "cellar");
        await shop.StoreAsync("shop.txt", default);
        shop.Each((article, _) => Console.WriteLine(article));
    }
}
