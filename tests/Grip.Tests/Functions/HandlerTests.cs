using Grip.Map.Functions;

namespace Grip.Tests.Functions;

public sealed class HandlerTests
{
    private const string MediatR = """
        namespace MediatR {
            public interface IRequestHandler<in TRequest, TResponse> { Task<TResponse> Handle(TRequest request, CancellationToken cancellation); }
            public interface INotificationHandler<in TNotification> { Task Handle(TNotification notification, CancellationToken cancellation); }
        }
        """;

    [Fact]
    public void An_entry_point_is_main_or_the_statements_of_a_program_and_a_library_has_none()
    {
        const string Main = """
            namespace Shop;
            class Start { static void Main() { } }
            """;
        Assert.Equal(["2 Shop: Start.Main · Shop.Start.Main() · assembly=Shop · symbol"], Found.InProgram(FunctionKind.EntryPoint, Main));
        Assert.Equal([], Found.In(FunctionKind.EntryPoint, Main));
        Assert.Equal(
            ["2 Shop: top-level statements · Program · assembly=Shop · symbol"],
            Found.InProgram(FunctionKind.EntryPoint, "using System.IO;\nConsole.WriteLine(1);")
        );
    }

    [Fact]
    public void Hosted_services_are_found_through_their_bases_and_once_for_partial_types() =>
        Assert.Equal(
            ["4 Sweeper · Shop.Sweeper · form=BackgroundService · symbol", "6 Pump · Shop.Pump · form=IHostedService · symbol"],
            Found.In(
                FunctionKind.HostedService,
                """
                using Microsoft.Extensions.Hosting;
                namespace Shop;
                abstract class Base : BackgroundService;
                class Sweeper : Base { protected override Task ExecuteAsync(CancellationToken cancellation) => Task.CompletedTask; }
                partial class Pump { }
                partial class Pump : IHostedService {
                    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;
                    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask; }
                """
            )
        );

    [Fact]
    public void Handlers_of_messages_are_found_for_each_message_and_linked_with_it()
    {
        const string Code = """
            using MediatR;
            namespace Shop;
            record Pay(int Amount); record Paid;
            class PayHandler : IRequestHandler<Pay, bool>, INotificationHandler<Paid> {
                public Task<bool> Handle(Pay request, CancellationToken cancellation) => Task.FromResult(true);
                public Task Handle(Paid notification, CancellationToken cancellation) => Task.CompletedTask; }
            interface IEventHandler<T> { void On(T raised); }
            class Mailer : IEventHandler<Paid> { public void On(Paid raised) { } }
            class Sorter : IComparer<Paid> { public int Compare(Paid? a, Paid? b) => 0; }
            """;
        Assert.Equal(
            [
                "4 Paid handled by PayHandler · Shop.PayHandler.Handle(Shop.Paid, System.Threading.CancellationToken) · message=Paid handler=PayHandler form=INotificationHandler · symbol",
                "4 Pay handled by PayHandler · Shop.PayHandler.Handle(Shop.Pay, System.Threading.CancellationToken) · message=Pay handler=PayHandler form=IRequestHandler answer=bool · symbol",
                "8 Paid handled by Mailer · Shop.Mailer.On(Shop.Paid) · message=Paid handler=Mailer form=IEventHandler · shape",
            ],
            Found.In(FunctionKind.Handler, Code, MediatR)
        );
        Assert.Equal(
            [
                "Shop.PayHandler.Handle(Shop.Paid, System.Threading.CancellationToken) → Shop.Paid",
                "Shop.PayHandler.Handle(Shop.Pay, System.Threading.CancellationToken) → Shop.Pay",
                "Shop.Mailer.On(Shop.Paid) → Shop.Paid",
            ],
            Found.Ends(FunctionKind.Handler, Code, MediatR)
        );
    }

    [Fact]
    public void Handlers_of_a_missing_package_are_found_by_name() =>
        Assert.Equal(
            ["2 Paid handled by Seen · Seen · message=Paid handler=Seen form=IConsumer · name"],
            Found.In(
                FunctionKind.Handler,
                """
                class Paid;
                class Seen : IConsumer<Paid> { public Task Consume(Paid context) => Task.CompletedTask; }
                """
            )
        );

    [Fact]
    public void Subscriptions_of_events_are_handlers_and_sums_are_not()
    {
        const string Code = """
            class Shop {
                event EventHandler? Sold;
                void Wire() { var n = 0; n += 2; Sold += OnSold; AppDomain.CurrentDomain.ProcessExit += (_, _) => n++; }
                void OnSold(object? sender, EventArgs arguments) { }
            }
            """;
        Assert.Equal(
            [
                "3 AppDomain.ProcessExit += lambda · Shop.Wire() · event=AppDomain.ProcessExit handler=lambda form=event · symbol",
                "3 Shop.Sold += Shop.OnSold · Shop.OnSold(object, System.EventArgs) · event=Shop.Sold handler=Shop.OnSold form=event · symbol",
            ],
            Found.In(FunctionKind.Handler, Code)
        );
        Assert.Equal(
            ["Shop.Wire() → System.AppDomain.ProcessExit", "Shop.OnSold(object, System.EventArgs) → Shop.Sold"],
            Found.Ends(FunctionKind.Handler, Code)
        );
    }
}
