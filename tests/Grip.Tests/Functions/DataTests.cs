using Grip.Map.Functions;

namespace Grip.Tests.Functions;

public sealed class DataTests
{
    private const string EntityFramework = """
        namespace Microsoft.EntityFrameworkCore {
            public class DbContext; public class DbSet<T>; public class ModelBuilder { public void Entity<T>() { } }
            public interface IEntityTypeConfiguration<T>;
        }
        """;

    [Fact]
    public void Contexts_entities_and_their_configurations_are_found()
    {
        const string Code = """
            using Microsoft.EntityFrameworkCore; using System.ComponentModel.DataAnnotations.Schema;
            namespace Shop;
            class ShopContext : DbContext {
                public DbSet<Order> Orders => null!;
                void Configure(ModelBuilder model) => model.Entity<Line>();
            }
            [Table("order_lines")] class Line;
            class Order;
            class OrderConfiguration : IEntityTypeConfiguration<Order>;
            """;
        Assert.Equal(
            [
                "3 ShopContext · Shop.ShopContext · form=context context=ShopContext · symbol",
                "4 Order in ShopContext · Shop.Order · form=entity context=ShopContext table=Orders · symbol",
                "5 Line in ShopContext · Shop.Line · form=entity context=ShopContext table=order_lines · symbol",
                "9 Order configured by OrderConfiguration · Shop.OrderConfiguration · form=configuration configured by=OrderConfiguration · symbol",
            ],
            Found.In(FunctionKind.Data, Code, EntityFramework)
        );
        Assert.Equal(
            ["Shop.Order → Shop.ShopContext", "Shop.Line → Shop.ShopContext", "Shop.OrderConfiguration → Shop.Order"],
            Found.Ends(FunctionKind.Data, Code, EntityFramework)
        );
    }

    [Fact]
    public void A_context_of_a_missing_package_is_found_by_its_name() =>
        Assert.Equal(
            [
                "1 User in UsersContext · User · form=entity context=UsersContext table=Users · name",
                "1 UsersContext · UsersContext · form=context context=UsersContext · name",
            ],
            Found.In(
                FunctionKind.Data,
                "class UsersContext : IdentityDbContext<User> { public DbSet<User> Users { get; set; } } class User;"
            )
        );

    [Fact]
    public void Keys_of_configuration_are_followed_through_sections_and_locals()
    {
        const string Code = """
            using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
            namespace Shop;
            class MailOptions { public string Host { get; set; } = ""; }
            class Start(IConfiguration configuration, IServiceCollection services) {
                void Read(string name) {
                    var a = configuration["Mail:Host"];
                    var b = configuration.GetValue<int>("Mail:Port");
                    var c = configuration.GetConnectionString("Main");
                    var mail = configuration.GetSection("Mail");
                    var d = mail["From"];
                    var e = mail.GetSection("Retry").GetValue("Count", 3);
                    services.Configure<MailOptions>(configuration.GetSection("Mail"));
                    services.AddOptions<MailOptions>().BindConfiguration("Post").ValidateOnStart();
                    services.AddOptions<MailOptions>().Bind(mail);
                    var f = configuration.GetSection("Mail").Get<MailOptions>();
                    configuration.Bind("Mail", new MailOptions());
                    var g = configuration[name];
                    services.Configure<MailOptions>(options => options.Host = "x");
                    var h = Environment.GetEnvironmentVariable("SHOP_HOME");
                    AppContext.TryGetSwitch("Shop.Legacy", out _);
                    var i = new Dictionary<string, string>()["no"];
                }
            }
            """;
        const string In = "Shop.Start.Read(string)";
        Assert.Equal(
            [
                $"6 Mail:Host · {In} · key=Mail:Host form=indexer · symbol",
                $"7 Mail:Port · {In} · key=Mail:Port form=value type=int · symbol",
                $"8 ConnectionStrings:Main · {In} · key=ConnectionStrings:Main form=connection string · symbol",
                $"9 Mail · {In} · key=Mail form=section · symbol",
                $"10 Mail:From · {In} · key=Mail:From form=indexer · symbol",
                $"11 Mail:Retry:Count · {In} · key=Mail:Retry:Count form=value type=int · symbol",
                $"12 Mail → MailOptions · {In} · key=Mail form=options type=MailOptions · symbol",
                $"13 Post → MailOptions · {In} · key=Post form=options type=MailOptions · symbol",
                $"14 Mail → MailOptions · {In} · key=Mail form=options type=MailOptions · symbol",
                $"15 Mail → MailOptions · {In} · key=Mail form=bound type=MailOptions · symbol",
                $"16 Mail → MailOptions · {In} · key=Mail form=bound type=MailOptions · symbol",
                $"17 {{computed}} · {In} · key={{computed}} form=indexer · symbol",
                $"18 (set in code) → MailOptions · {In} · key=(set in code) form=options type=MailOptions · symbol",
                $"19 $SHOP_HOME · {In} · key=$SHOP_HOME form=environment variable · symbol",
                $"20 Shop.Legacy · {In} · key=Shop.Legacy form=AppContext switch · symbol",
            ],
            Found.In(FunctionKind.Configuration, Code)
        );
        Assert.Equal([$"{In} → Shop.MailOptions"], Found.Ends(FunctionKind.Configuration, Code));
    }

    [Fact]
    public void Without_the_package_a_configuration_is_known_by_what_it_is_called() =>
        Assert.Equal(
            ["1 A:B · C.M(IConfiguration, Unknown) · key=A:B form=indexer · name"],
            Found.In(
                FunctionKind.Configuration,
                """class C { void M(IConfiguration config, Unknown other) { var a = config["A:B"]; var b = other["C"]; } }"""
            )
        );
}
