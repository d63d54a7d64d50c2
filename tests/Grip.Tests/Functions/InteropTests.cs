using Grip.Map.Functions;

namespace Grip.Tests.Functions;

public sealed class InteropTests
{
    [Fact]
    public void Serialised_types_are_found_by_attributes_contexts_and_calls() =>
        Assert.Equal(
            [
                "4 Order as JSON · Shop.Order · format=JSON form=[JsonPropertyName] and 1 more · symbol",
                "8 Customer as data contract · Shop.Customer · format=data contract form=[DataContract] · symbol",
                "10 Bill as JSON · Shop.Bill · format=JSON form=[JsonSerializable] of Own · symbol",
                "13 Customer as JSON · Shop.Customer · format=JSON form=JsonSerializer.Serialize · symbol",
                "15 Order as JSON · Shop.Order · format=JSON form=JsonSerializer.Deserialize · symbol",
                "16 Bill as XML · Shop.Bill · format=XML form=new XmlSerializer · symbol",
            ],
            Found.In(
                FunctionKind.Serialised,
                """
                using System.Runtime.Serialization; using System.Text.Json; using System.Text.Json.Serialization; using System.Xml.Serialization;
                namespace Shop;
                class Bill;
                class Order {
                    [JsonPropertyName("n")] public int Number { get; set; }
                    [JsonInclude] internal int Total; }
                [DataContract]
                class Customer { [DataMember] public string Name = ""; }
                [JsonSerializable(typeof(Bill))]
                partial class Own : JsonSerializerContext { }
                class Writer {
                    string Write(Customer customer) {
                        var text = JsonSerializer.Serialize(customer);
                        text += JsonSerializer.Serialize(new[] { customer }) + JsonSerializer.Serialize(1);
                        var orders = JsonSerializer.Deserialize<List<Order>>(text);
                        new XmlSerializer(typeof(Bill)).ToString();
                        return text; } }
                """
            )
        );

    [Fact]
    public void Native_functions_tell_their_library_and_their_name_there() =>
        Assert.Equal(
            [
                "3 libc: kill · N.Kill(int, int) · form=[DllImport] · symbol",
                "5 libm: cos · N.cos(double) · form=[LibraryImport] · symbol",
                "6 exported: shop_open · N.Open() · form=[UnmanagedCallersOnly] · symbol",
                "7 NativeLibrary.Load: libz.so · N.Load() · form=loaded by name · text",
            ],
            Found.In(
                FunctionKind.Native,
                """
                using System.Runtime.InteropServices;
                static partial class N {
                    [DllImport("libc", EntryPoint = "kill")] public static extern int Kill(int id, int signal);
                    [LibraryImport("libm")]
                    public static partial double cos(double x);
                    [UnmanagedCallersOnly(EntryPoint = "shop_open")] public static int Open() => 1;
                    static nint Load() => NativeLibrary.Load("libz.so");
                }
                """
            )
        );

    [Fact]
    public void Reflection_by_name_tells_what_it_reaches_and_that_it_is_only_text()
    {
        const string Code = """
            using System.Reflection; using System.Runtime.CompilerServices;
            namespace Shop;
            class Order { int Total() => 1; }
            static class R {
                static void M(string name, object any) {
                    Type.GetType("Shop.Order, Shop");
                    typeof(Order).GetMethod("Total", BindingFlags.NonPublic | BindingFlags.Instance);
                    Activator.CreateInstance<Order>();
                    Assembly.Load(name);
                    any.GetType();
                }
                [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Total")]
                static extern int Total(Order order);
            }
            """;
        Assert.Equal(
            [
                "6 Type.GetType: Shop.Order, Shop · Shop.R.M(string, object) · form=Type.GetType target=Order · text",
                "7 Type.GetMethod: Order.Total · Shop.R.M(string, object) · form=Type.GetMethod target=Order.Total · text",
                "8 Activator.CreateInstance: Order · Shop.R.M(string, object) · form=Activator.CreateInstance target=Order · text",
                "9 Assembly.Load: {computed} · Shop.R.M(string, object) · form=Assembly.Load · text",
                "13 Order.Total · Shop.R.Total(Shop.Order) · form=[UnsafeAccessor] target=Order.Total · text",
            ],
            Found.In(FunctionKind.Reflection, Code)
        );
        Assert.Equal(
            [
                "Shop.R.M(string, object) → Shop.Order",
                "Shop.R.M(string, object) → Shop.Order.Total()",
                "Shop.R.Total(Shop.Order) → Shop.Order.Total()",
            ],
            Found.Ends(FunctionKind.Reflection, Code)
        );
    }

    [Fact]
    public void Tests_are_recognised_by_derived_attributes_and_without_the_package()
    {
        const string Code = """
            using Xunit;
            public class OrderTests {
                [Fact] public void Adds() { }
                [Theory(Skip = "slow")] public void Sums() { }
                [Slow] public void Waits() { }
                [Obsolete] public void None() { }
            }
            """;
        const string Derived = "public class SlowAttribute : Xunit.FactAttribute;";
        Assert.Equal(
            [
                "3 OrderTests.Adds · OrderTests.Adds() · form=Fact · symbol",
                "4 OrderTests.Sums · OrderTests.Sums() · form=Theory skipped=slow · symbol",
                "5 OrderTests.Waits · OrderTests.Waits() · form=Slow · symbol",
            ],
            Found.In(
                FunctionKind.Test,
                Code,
                Derived,
                "namespace Xunit { public class FactAttribute : Attribute { public string? Skip { get; set; } } public class TheoryAttribute : FactAttribute; }"
            )
        );
        Assert.Equal(
            [
                "3 OrderTests.Adds · OrderTests.Adds() · form=Fact · name",
                "4 OrderTests.Sums · OrderTests.Sums() · form=Theory skipped=slow · name",
                "5 OrderTests.Waits · OrderTests.Waits() · form=Slow · name",
            ],
            Found.In(FunctionKind.Test, Code, Derived)
        );
    }
}
