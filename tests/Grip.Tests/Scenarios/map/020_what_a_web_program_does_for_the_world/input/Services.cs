namespace Shop.Api;

public interface IClock
{
    DateTime Now { get; }
}

public sealed class Clock : IClock
{
    public DateTime Now => DateTime.UnixEpoch;
}

public sealed class MailOptions
{
    public string Host { get; set; } = "";
}

public sealed class Sweeper : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
