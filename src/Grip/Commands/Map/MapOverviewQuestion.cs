using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Map.Index;
using Grip.Map.Overview;
using Grip.Map.Picture;
using Grip.Mapping;
using Grip.Output;
using Grip.Solutions;

namespace Grip.Commands.Map;

/// <summary>The overview as text or as pictures: what <c>grip map</c> alone answers, and <c>grip map overview</c>.</summary>
internal abstract class MapOverviewQuestion : MapQuestion
{
    private readonly Option<string?> _html = new("--html")
    {
        Description = "Write a page with all types by project and namespace: hover for dependencies, click for what a change affects.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _svg = new("--svg")
    {
        Description = "Write the projects and what they use as an SVG.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _mermaid = new("--mermaid")
    {
        Description = "The projects as a mermaid flowchart, into a file or on standard output.",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Let a picture overwrite a file that Grip did not write." };

    protected MapOverviewQuestion(string name, string description)
        : base(name, description)
    {
        Add(_html);
        Add(_svg);
        Add(_mermaid);
        Add(_force);
    }

    public override ImmutableArray<Example> Examples =>
        [
            new(FullName, "What this is, its projects, what it does, the central types, where the tests are."),
            new($"{FullName} --budget 1500", "The most that fits in 1,500 tokens, for a model."),
            new($"{FullName} --html map.html", "All types on one page to look at and to search, without a network."),
            new($"{FullName} --svg projects.svg --mermaid projects.mmd", "The projects as pictures for a document."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "The answer was given, the pictures are written."),
            (ExitCode.Refused, "A picture would overwrite a file that Grip did not write; nothing was written."),
            (ExitCode.Usage, "There is no such solution, or no such folder for a picture."),
            (ExitCode.Configuration, "There is no .NET SDK, or no project that could be loaded."),
            (ExitCode.ToolFailure, "The disk is full, or a picture may not be written there."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (!IsPicture(invocation))
            return await base.RunAsync(invocation, cancellation);
        using var progress = invocation.StartProgress();
        using var map = await new OpenMap(invocation, progress).OpenAsync(cancellation);
        return await DrawAsync(invocation, SolutionOverview.Read(map), cancellation);
    }

    protected override Task<Reply> AnswerAsync(Invocation invocation, FunctionalMap map, CancellationToken cancellation) =>
        Task.FromResult<Reply>(new OverviewReply(SolutionOverview.Read(map), invocation.Get(Budget)));

    private bool IsPicture(Invocation invocation) =>
        invocation.Get(_html) is not null || invocation.Get(_svg) is not null || invocation.Line.Result.GetResult(_mermaid) is not null;

    private async Task<Reply> DrawAsync(Invocation invocation, SolutionOverview overview, CancellationToken cancellation)
    {
        var file = new PictureFile(invocation.Lander, WorkspaceRoot.Of(invocation.Workspace));
        var isForced = invocation.Get(_force);
        var written = ImmutableArray.CreateBuilder<WrittenPicture>();
        if (invocation.Get(_html) is { } html)
            written.Add(await file.WriteAsync(invocation.Absolute(html), HtmlPicture.Of(overview), isForced, cancellation));
        if (invocation.Get(_svg) is { } svg)
            written.Add(await file.WriteAsync(invocation.Absolute(svg), SvgPicture.Of(overview), isForced, cancellation));
        if (invocation.Get(_mermaid) is { } mermaid)
            written.Add(await file.WriteAsync(invocation.Absolute(mermaid), MermaidPicture.Of(overview), isForced, cancellation));
        var isShown = invocation.Line.Result.GetResult(_mermaid) is not null && invocation.Get(_mermaid) is null;
        return new PicturesReply(written.ToImmutable(), isShown ? MermaidPicture.Of(overview) : null);
    }
}

internal sealed class MapOverviewCommand()
    : MapOverviewQuestion("overview", "What the solution is: its projects, what they do, the central types, where the tests are.");
