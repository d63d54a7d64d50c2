using FakeItEasy;
using FakeItEasy.Core;
using System;
using System.Threading.Tasks;

namespace Consumer;

public interface IShop
{
    string Sell(string sweet);
    Task<int> CountAsync();
}

public class ShopTests
{
    public void All()
    {
        var shop = A.Fake<IShop>();
        A.CallTo(() => shop.Sell("x")).Returns("y");
        A.CallTo(() => shop.CountAsync()).Returns(3);
        A.CallTo(() => shop.Sell(A<string>.Ignored)).Throws<InvalidOperationException>();
        A.CallTo(() => shop.Sell("x")).MustHaveHappened();
        A.CallTo(() => shop.Sell("x")).MustHaveHappened(Repeated.Exactly.Once);
        A.CallTo(() => shop.Sell("x")).MustHaveHappened(Repeated.AtLeast.Twice);
        A.CallTo(() => shop.Sell("z")).MustNotHaveHappened();
        A.CallTo(() => shop.Sell(A<string>._)).ReturnsLazily((string s) => s + "!");
        A.CallTo(shop).Where(call => call.Method.Name == "Sell").WithReturnType<string>().Returns("q");
        var strict = A.Fake<IShop>(options => options.Strict());
        Fake.ClearRecordedCalls(shop);
    }
}
