using Grip.Map.Functions;

namespace Grip.Tests.Functions;

public sealed class EndpointTests
{
    [Fact]
    public void Routes_of_a_controller_and_its_actions_are_combined_and_tokens_filled() =>
        Assert.Equal(
            [
                "9 GET /api/Orders · Shop.OrdersController.All() · verb=GET route=/api/Orders handler=OrdersController.All form=controller · symbol",
                "10 GET /api/Orders/{id:int} · Shop.OrdersController.Get(int) · verb=GET route=/api/Orders/{id:int} handler=OrdersController.Get form=controller · symbol",
                "12 GET /api/Orders/Sum · Shop.OrdersController.SumAsync() · verb=GET route=/api/Orders/Sum handler=OrdersController.SumAsync form=controller · symbol",
                "12 POST /api/Orders/Sum · Shop.OrdersController.SumAsync() · verb=POST route=/api/Orders/Sum handler=OrdersController.SumAsync form=controller · symbol",
                "13 DELETE /purge · Shop.OrdersController.Purge() · verb=DELETE route=/purge handler=OrdersController.Purge form=controller · symbol",
                "14 PUT /api/Orders/a · Shop.OrdersController.Put() · verb=PUT route=/api/Orders/a handler=OrdersController.Put form=controller · symbol",
                "14 PUT /api/Orders/b · Shop.OrdersController.Put() · verb=PUT route=/api/Orders/b handler=OrdersController.Put form=controller · symbol",
            ],
            Found.In(
                FunctionKind.Endpoint,
                """
                using Microsoft.AspNetCore.Mvc;
                namespace Shop;

                static class Names { public const string ById = "{id:int}"; }

                [ApiController, Route("api/[controller]")]
                public class OrdersController : ControllerBase
                {
                    [HttpGet] public int All() => 1;
                    [HttpGet(Names.ById)] public int Get(int id) => id;
                    [AcceptVerbs("get", "POST", Route = "[action]")]
                    public Task<int> SumAsync() => Task.FromResult(1);
                    [HttpDelete("/purge")] public void Purge() { }
                    [HttpPut, Route("a"), Route("b")] public void Put() { }
                    [NonAction] public void Other() { }
                    internal void Hidden() { }
                    public override string ToString() => "";
                }
                """
            )
        );

    [Fact]
    public void A_controller_inherits_actions_and_routes_and_an_abstract_one_has_no_endpoints() =>
        Assert.Equal(
            [
                "8 GET /v1/Orders/{id} · Shop.CrudController<T>.Get(int) · verb=GET route=/v1/Orders/{id} handler=OrdersController.Get form=controller · symbol",
                "9 POST /v1/Orders · Shop.OrdersController.Add() · verb=POST route=/v1/Orders handler=OrdersController.Add form=controller · symbol",
            ],
            Found.In(
                FunctionKind.Endpoint,
                """
                using Microsoft.AspNetCore.Mvc;
                namespace Shop;
                [Route("v1/[controller]")]
                public abstract class CrudController<T> : Controller {
                    [HttpGet("{id}")] public virtual T Get(int id) => default!;
                    [HttpPost] public abstract void Add();
                }
                public class OrdersController : CrudController<string> {
                    public override void Add() { }
                }
                """
            )
        );

    [Fact]
    public void A_controller_without_routes_is_reached_by_convention() =>
        Assert.Equal(
            [
                "2 ANY Home/Index (conventional route) · HomeController.Index() · verb=ANY route=Home/Index handler=HomeController.Index form=controller · shape",
                "3 ANY /{controller=Home}/{action=Index}/{id?} · Routes.Map(Microsoft.AspNetCore.Builder.WebApplication) · verb=ANY route=/{controller=Home}/{action=Index}/{id?} handler=controllers by convention (default) form=MapControllerRoute · symbol",
            ],
            Found.In(
                FunctionKind.Endpoint,
                """
                using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Mvc;
                public class HomeController : Controller { public IActionResult Index() => View(); }
                static class Routes { static void Map(WebApplication app) => app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}"); }
                """
            )
        );

    [Fact]
    public void Groups_of_minimal_apis_put_their_prefixes_before_through_locals_and_chains() =>
        Assert.Equal(
            [
                "4 GET / · Program · verb=GET route=/ handler=lambda form=minimal · symbol",
                "7 GET /api/orders/{id} · Program · verb=GET route=/api/orders/{id} handler=lambda form=minimal · symbol",
                "8 POST /api/orders · Handlers.Create(string) · verb=POST route=/api/orders handler=Handlers.Create form=minimal · symbol",
                "9 HEAD /api/ping · Program · verb=HEAD route=/api/ping handler=lambda form=minimal · symbol",
                "9 OPTIONS /api/ping · Program · verb=OPTIONS route=/api/ping handler=lambda form=minimal · symbol",
                "10 GET /{computed} · Program · verb=GET route=/{computed} handler=lambda form=minimal · symbol",
                "11 ANY /health · Program · verb=ANY route=/health handler=HealthChecks form=MapHealthChecks · symbol",
            ],
            Found.InProgram(
                FunctionKind.Endpoint,
                """
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Http;
                var app = WebApplication.CreateBuilder(args).Build();
                app.MapGet("/", () => "hello").WithName("root");
                var api = app.MapGroup("/api").WithTags("x");
                var orders = api.MapGroup("orders/");
                orders.MapGet("/{id}", (int id) => id).RequireAuthorization();
                orders.MapPost("", Handlers.Create);
                api.MapMethods("/ping", ["HEAD", "options"], () => 1);
                app.MapGet(args[0], () => 1);
                app.MapHealthChecks("/health");
                new Dictionary<int, int>().MapGet(3);
                app.Run();

                static class Handlers
                {
                    public static string Create(string body) => body;
                    public static void MapGet(this Dictionary<int, int> table, int key) { }
                }
                """
            )
        );

    [Fact]
    public void Endpoints_that_a_method_maps_on_its_parameter_name_it_and_its_callers_give_the_prefix()
    {
        const string Code = """
            using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Routing;
            namespace Shop;
            static class Endpoints
            {
                public static void MapItems(this IEndpointRouteBuilder routes) => routes.MapGet("/items", () => 1);
                public static void MapAll(WebApplication app) { app.MapGroup("/v2").MapItems(); MapItems(app); }
            }
            """;
        Assert.Equal(
            [
                "5 GET /items · Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) · verb=GET route=/items handler=lambda form=minimal mapped by=Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) · symbol",
            ],
            Found.In(FunctionKind.Endpoint, Code)
        );
        Assert.Equal(
            [
                "6 Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) at / · Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) · maps=Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) prefix= mapped by=Shop.Endpoints.MapAll(Microsoft.AspNetCore.Builder.WebApplication) · symbol",
                "6 Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) at /v2 · Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) · maps=Shop.Endpoints.MapItems(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder) prefix=/v2 mapped by=Shop.Endpoints.MapAll(Microsoft.AspNetCore.Builder.WebApplication) · symbol",
            ],
            Found.In(FunctionKind.RouteGroup, Code)
        );
    }

    [Fact]
    public void Hubs_and_grpc_services_have_an_endpoint_for_each_method_that_clients_call() =>
        Assert.Equal(
            [
                "5 HUB ChatHub.Send · Shop.ChatHub.Send(string) · verb=HUB route=Send handler=ChatHub.Send form=hub · symbol",
                "8 GRPC Greeter/Hello · Shop.GreeterService.Hello(string) · verb=GRPC route=Greeter/Hello handler=GreeterService.Hello form=grpc · symbol",
                "10 HUB /chat · Shop.ChatHub · verb=HUB route=/chat handler=ChatHub form=MapHub · symbol",
            ],
            Found.In(
                FunctionKind.Endpoint,
                """
                using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.SignalR;
                namespace Shop;
                public class ChatHub : Hub
                {
                    public Task Send(string text) => Clients.All.SendAsync("sent", text);
                    public override Task OnConnectedAsync() => Task.CompletedTask;
                }
                public class GreeterService : Greeter.GreeterBase { public override string Hello(string name) => name; }
                static class Routes {
                    static void Map(WebApplication app) => app.MapHub<ChatHub>("/chat"); }
                """,
                """
                namespace Grpc.Core { public class BindServiceMethodAttribute(Type type, string method) : Attribute; }
                namespace Shop { public static class Greeter {
                    [Grpc.Core.BindServiceMethod(typeof(Greeter), "BindService")]
                    public abstract class GreeterBase { public virtual string Hello(string name) => ""; } } }
                """
            )
        );

    [Fact]
    public void Without_the_package_endpoints_are_recognised_by_name_only() =>
        Assert.Equal(
            [
                "3 GET /x/Thing/{id} · ThingController.Get(int) · verb=GET route=/x/Thing/{id} handler=ThingController.Get form=controller · name",
                "4 GET /a · R.M(Unknown) · verb=GET route=/a handler=lambda form=minimal mapped by=R.M(Unknown) · name",
            ],
            Found.In(
                FunctionKind.Endpoint,
                """
                [ApiController, Route("x/[controller]")]
                public class ThingController : ControllerBase {
                    [HttpGet("{id}")] public int Get(int id) => id; }
                class R { void M(Unknown app) { app.MapGet("/a", () => 1); app.Map("/b"); app.MapGet(3); } }
                """
            )
        );
}
