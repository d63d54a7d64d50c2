using NLog;
using NLog.Config;
using NLog.Layouts;
using NLog.LayoutRenderers;
using NLog.Targets;
using System;
using System.Text;

namespace Consumer;

[Target("Memory2")]
public class MyTarget : TargetWithLayout
{
    protected override void Write(LogEventInfo logEvent) => Console.WriteLine(Layout.Render(logEvent));
}

[LayoutRenderer("hello")]
public class Hello : LayoutRenderer
{
    protected override void Append(StringBuilder builder, LogEventInfo logEvent) => builder.Append("hello");
}

public class Logs
{
    private static readonly Logger logger = LogManager.GetCurrentClassLogger();

    public void Configure()
    {
        var configuration = new LoggingConfiguration();
        var target = new ConsoleTarget("console") { Layout = "${message}" };
        configuration.AddTarget("console", target);
        configuration.LoggingRules.Add(new LoggingRule("*", LogLevel.Debug, target));
        LogManager.Configuration = configuration;
        ConfigurationItemFactory.Default.LayoutRenderers.RegisterDefinition("hello", typeof(Hello));
    }

    public void Write(Exception error)
    {
        logger.ErrorException("failed", error);
        logger.Error(error, "failed {0}", 1);
        logger.Info("x {0}", 2);
        logger.Log(LogLevel.Warn, "warn");
        MappedDiagnosticsContext.Set("a", "b");
        NestedDiagnosticsContext.Push("c");
        GlobalDiagnosticsContext.Set("d", "e");
    }
}
