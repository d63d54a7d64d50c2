using Moq;
using Moq.Language.Flow;
using Moq.Protected;
using System;
using System.Threading.Tasks;

namespace Consumer;

public interface IBank { int Balance(string name); Task<int> LoadAsync(string name); string Name { get; set; } event EventHandler Changed; }

public class Tests
{
    public void All()
    {
        var mock = new Mock<IBank>(MockBehavior.Strict);
        mock.Setup(bank => bank.Balance(It.IsAny<string>())).Returns(3).Callback<string>(name => Console.WriteLine(name));
        mock.Setup(bank => bank.LoadAsync("x")).ReturnsAsync(4);
        mock.SetupGet(bank => bank.Name).Returns("n");
        mock.SetupProperty(bank => bank.Name);
        mock.Raise(bank => bank.Changed += null, EventArgs.Empty);
        mock.Verify(bank => bank.Balance("a"), Times.Once);
        mock.Verify(bank => bank.Balance(It.IsRegex("a.*")), Times.AtLeast(2));
        mock.ResetCalls();
        mock.VerifyAll();
        IReturnsResult<IBank> result = mock.Setup(bank => bank.Balance("b")).Returns(1);
        MockRepository repository = new MockRepository(MockBehavior.Loose);
        repository.VerifyAll();
    }
}
