using RestSharp;
using RestSharp.Authenticators;
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Consumer;

public class Api
{
    public RestClient Make()
    {
        var options = new RestClientOptions("https://example.org") { MaxTimeout = 5000, ThrowOnAnyError = true };
        var client = new RestClient(options);
        client.Authenticator = new HttpBasicAuthenticator("user", "secret");
        client.AddDefaultHeader("a", "b");
        return client;
    }

    public async Task<string> Get(RestClient client, CancellationToken cancellation)
    {
        var request = new RestRequest("orders/{id}", Method.Get).AddUrlSegment("id", 3);
        request.Timeout = 1000;
        var response = await client.ExecuteAsync(request, cancellation);
        if (response.IsSuccessful)
            return response.Content;
        throw response.ErrorException ?? new InvalidOperationException(response.StatusDescription);
    }

    public Task<Order> Post(RestClient client, Order order) => client.PostAsync<Order>(new RestRequest("orders").AddJsonBody(order));
}

public class Order { public int Id { get; set; } }
