using Grip.Map.Functions;

namespace Grip.Tests.Functions;

public sealed class RegistrationTests
{
    private const string Types = """
        namespace Shop {
            interface IClock; class Clock : IClock; class FakeClock : IClock;
            interface IRepository<T>; class Repository<T> : IRepository<T>;
            class Worker : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken cancellation) => Task.CompletedTask; }
        }
        """;

    [Fact]
    public void Every_form_of_registration_tells_service_implementation_lifetime_and_form() =>
        Assert.Equal(
            [
                "5 IClock → Clock (singleton) · Shop.IClock · service=IClock implementation=Clock lifetime=singleton form=types · symbol",
                "6 Clock (scoped) · Shop.Clock · service=Clock implementation=Clock lifetime=scoped form=types · symbol",
                "7 IClock → FakeClock (transient) · Shop.IClock · service=IClock implementation=FakeClock lifetime=transient form=factory · symbol",
                "8 IClock → Clock (scoped) · Shop.IClock · service=IClock implementation=Clock lifetime=scoped form=factory · symbol",
                "9 IRepository<> → Repository<> (scoped) · Shop.IRepository<T> · service=IRepository<> implementation=Repository<> lifetime=scoped form=open generic · symbol",
                "10 Clock (singleton) · Shop.Clock · service=Clock implementation=Clock lifetime=singleton form=instance · symbol",
                "11 IClock → Clock (singleton) · Shop.IClock · service=IClock implementation=Clock lifetime=singleton form=types key=slow · symbol",
                "12 IHostedService → Worker (singleton) · Microsoft.Extensions.Hosting.IHostedService · service=IHostedService implementation=Worker lifetime=singleton form=types · symbol",
                "13 IClock → FakeClock (scoped) · Shop.IClock · service=IClock implementation=FakeClock lifetime=scoped form=types · symbol",
                "14 IClock → Clock (singleton) · Shop.IClock · service=IClock implementation=Clock lifetime=singleton form=types · symbol",
                "15 IClock → Clock (transient) · Shop.IClock · service=IClock implementation=Clock lifetime=transient form=types · symbol",
                "16 IClock → (made at run time) (singleton) · Shop.IClock · service=IClock implementation=(made at run time) lifetime=singleton form=factory · symbol",
            ],
            Found.In(
                FunctionKind.Registration,
                """
                using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.DependencyInjection.Extensions;
                namespace Shop;
                static class Composition { static void Add(IServiceCollection services, List<IClock> clocks) {
                    clocks.Add(new Clock());
                    services.AddSingleton<IClock, Clock>()
                        .AddScoped<Clock>();
                    services.AddTransient<IClock>(_ => new FakeClock());
                    services.AddScoped<IClock>(provider => { return provider.GetRequiredService<Clock>(); });
                    services.TryAddScoped(typeof(IRepository<>), typeof(Repository<>));
                    services.AddSingleton(new Clock());
                    services.AddKeyedSingleton<IClock, Clock>("slow");
                    services.AddHostedService<Worker>();
                    services.Add(new ServiceDescriptor(typeof(IClock), typeof(FakeClock), ServiceLifetime.Scoped));
                    services.TryAddEnumerable(ServiceDescriptor.Singleton<IClock, Clock>());
                    services.Replace(ServiceDescriptor.Describe(typeof(IClock), typeof(Clock), ServiceLifetime.Transient));
                    services.AddSingleton<IClock>(_ => Environment.TickCount > 0 ? new Clock() : (IClock)new FakeClock());
                } }
                """,
                Types
            )
        );

    [Fact]
    public void A_service_is_joined_with_its_implementation() =>
        Assert.Equal(
            ["Shop.IClock → Shop.Clock"],
            Found.Ends(
                FunctionKind.Registration,
                """
                using Microsoft.Extensions.DependencyInjection;
                namespace Shop;
                static class Composition { static void Add(IServiceCollection services) => services.AddSingleton<IClock, Clock>(); }
                """,
                Types
            )
        );

    [Fact]
    public void Without_the_package_a_registration_is_found_by_name_and_a_foreign_method_of_that_name_is_none() =>
        Assert.Equal(
            ["1 A → B (singleton) · A · service=A implementation=B lifetime=singleton form=types · name"],
            Found.In(
                FunctionKind.Registration,
                "class C { void M(Unknown services, Own own) { services.AddSingleton<A, B>(); own.AddScoped<A>(); } }",
                "class A; class B : A; class Own { public void AddScoped<T>() { } }"
            )
        );
}
