using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Consumer;

public class Client
{
    private readonly Policy retry = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(attempt));
    private readonly Policy<int> fallback = Policy<int>.Handle<Exception>().FallbackAsync(0);
    private readonly CircuitBreakerPolicy breaker = Policy.Handle<HttpRequestException>().CircuitBreakerAsync(2, TimeSpan.FromSeconds(10));
    private readonly Policy sync = Policy.Handle<Exception>().Retry(2);

    public async Task<string> GetAsync(HttpClient http, CancellationToken cancellation)
    {
        var policy = Policy.WrapAsync(retry, breaker);
        return await policy.ExecuteAsync(token => http.GetStringAsync("https://example.org", token), cancellation);
    }

    public Task<int> CountAsync() => fallback.ExecuteAsync(() => Task.FromResult(3));

    public void Run() => sync.Execute(() => Console.WriteLine("run"));

    public string State => breaker.CircuitState.ToString();

    public async Task WithContextAsync()
    {
        await retry.ExecuteAsync(context => Task.CompletedTask, new Context("key"));
        var timeout = Policy.TimeoutAsync(5, TimeoutStrategy.Pessimistic);
        await timeout.ExecuteAsync(() => Task.Delay(1));
    }

    public string KeyOf(Context context) => context.ExecutionKey + context.PolicyKey;
}
