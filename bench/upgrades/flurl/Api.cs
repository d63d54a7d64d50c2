using Flurl;
using Flurl.Http;
using Flurl.Http.Configuration;
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;

namespace Consumer;

public class Api
{
    private readonly IFlurlClient client = new FlurlClient("https://example.org");

    public async Task<string> Get(string path)
    {
        var response = await "https://example.org".AppendPathSegment(path).SetQueryParam("q", 1).GetAsync();
        if (!response.IsSuccessStatusCode)
            return "";
        return await response.Content.ReadAsStringAsync();
    }

    public Task<List<int>> Numbers() => client.Request("numbers").GetJsonAsync<List<int>>();

    public async Task<int> Post(object body)
    {
        HttpResponseMessage response = await client.Request("post").PostJsonAsync(body);
        return (int)response.StatusCode;
    }

    public async Task<string> Guarded()
    {
        try
        {
            return await client.Request("x").WithHeader("a", "b").WithTimeout(10).GetStringAsync();
        }
        catch (FlurlHttpException error)
        {
            return error.Call.HttpStatus + await error.GetResponseStringAsync();
        }
    }

    public void Configure() => FlurlHttp.Configure(settings => settings.Timeout = TimeSpan.FromSeconds(5));
}
