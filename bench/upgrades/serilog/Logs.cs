using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;
using Serilog.Formatting.Raw;
using System;
using System.IO;

namespace Consumer;

public class MySink : ILogEventSink
{
    private readonly ITextFormatter formatter = new MessageTemplateTextFormatter("{Message}", null);

    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, Console.Out);
}

public class Enricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory factory) => logEvent.AddPropertyIfAbsent(factory.CreateProperty("a", 1));
}

public class Logs
{
    public ILogger Make() =>
        new LoggerConfiguration()
            .MinimumLevel.Is(LogEventLevel.Debug)
            .Enrich.With<Enricher>()
            .Enrich.FromLogContext()
            .Destructure.ToMaximumDepth(3)
            .WriteTo.Sink(new MySink(), LogEventLevel.Information)
            .CreateLogger();

    public void Json(LogEvent e, TextWriter output) => new JsonFormatter(omitEnclosingObject: true).Format(e, output);

    public void Raw(LogEvent e, TextWriter output) => new RawFormatter().Format(e, output);
}
