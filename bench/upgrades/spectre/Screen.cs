using Spectre.Console;
using Spectre.Console.Rendering;
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Consumer;

public class Dots : IRenderable
{
    public Measurement Measure(RenderContext context, int maxWidth) => new Measurement(1, maxWidth);

    public IEnumerable<Segment> Render(RenderContext context, int maxWidth) => new[] { new Segment("...") };
}

public class Screen
{
    public void Show()
    {
        var table = new Table().AddColumn("a").AddColumn(new TableColumn("b").Centered());
        table.Alignment(Justify.Center);
        table.AddRow("1", "2");
        AnsiConsole.Write(table);
        AnsiConsole.Write(new FigletText("Hi").LeftAligned().Color(Color.Red));
        AnsiConsole.Write(new Markup("[red]x[/]").RightAligned());
        AnsiConsole.Write(new Rule("title").LeftAligned());
        AnsiConsole.Write(new Rule("title") { Alignment = Justify.Left });
        AnsiConsole.Write(new Panel("x").Header("h", Justify.Right));
        var grid = new Grid().AddColumn(new GridColumn().NoWrap());
        AnsiConsole.MarkupLine("[bold]done[/]");
    }

    public string Ask() => AnsiConsole.Prompt(new SelectionPrompt<string>().Title("?").AddChoices("a", "b"));

    public Task Run() => AnsiConsole.Status().StartAsync("work", context => Task.Delay(1));
}
