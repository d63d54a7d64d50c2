using NSubstitute;
using NSubstitute.Core;
using NSubstitute.ExceptionExtensions;
using NSubstitute.Exceptions;
using System;
using System.Threading.Tasks;

namespace Consumer;

public interface ICalculator
{
    int Add(int a, int b);
    Task<int> AddAsync(int a, int b);
    string Mode { get; set; }
    event EventHandler PoweringUp;
}

public class CalculatorTests
{
    public async Task Test()
    {
        var calculator = Substitute.For<ICalculator>();
        calculator.Add(1, 2).Returns(3);
        calculator.AddAsync(1, 2).Returns(3);
        calculator.Mode.Returns("DEC");
        calculator.Received().Add(Arg.Any<int>(), 2);
        calculator.DidNotReceive().Add(5, 5);
        calculator.Add(Arg.Is<int>(x => x > 0), Arg.Any<int>()).Throws(new InvalidOperationException());
        calculator.AddAsync(0, 0).Throws(new InvalidOperationException());
        calculator.When(c => c.Add(9, 9)).Do(info => Console.WriteLine(info.ArgAt<int>(0)));
        calculator.Add(7, 7).Returns(info => info.Arg<int>());
        calculator.PoweringUp += Raise.Event();
        calculator.ClearReceivedCalls();
        await calculator.Received(1).AddAsync(1, 2);
        try { calculator.Received().Add(1, 1); } catch (ReceivedCallsException) { }
    }

    public ICallRouter Router(ICalculator calculator) => SubstitutionContext.Current.GetCallRouterFor(calculator);
}
