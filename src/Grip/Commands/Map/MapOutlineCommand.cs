using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Core.Text;
using Grip.Map.Index.Reading;
using Grip.Mapping;
using Grip.Output;
using Grip.Solutions;

namespace Grip.Commands.Map;

internal sealed class MapOutlineCommand : BudgetedQuestion
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "A C# file below the solution's folder, relative to it or to the current folder.",
    };

    public MapOutlineCommand()
        : base("outline", "What a file declares, from top to bottom, by its syntax alone.") => Add(_file);

    public override string Details =>
        "Types and members with the line, the head of the declaration as it is written and the first sentence of its documentation. "
        + "It reads only this file: no project has to load, and the code need not compile.";

    public override ImmutableArray<Example> Examples =>
        [
            new("map outline src/Order.cs", "A table of contents with line numbers."),
            new("map outline src/Order.cs --json", "The same for a program."),
            new("map outline src/Order.cs --budget 200", "Types and what is not private first, in at most 200 tokens."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "The outline was printed."),
            (ExitCode.Refused, "The file is outside of the solution's folder."),
            (ExitCode.Usage, "There is no such file."),
            (ExitCode.Configuration, "There is no .NET SDK."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        _ = invocation.Host;
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var path = Find(invocation, root);
        var text = FileText.Decode(await File.ReadAllBytesAsync(path, cancellation)).Text;
        return Outline(text, path, root, invocation.Get(Budget), cancellation);
    }

    // A method of its own: it cannot be entered before the compiler is registered.
    private static OutlineReply Outline(string text, string path, string root, int? budget, CancellationToken cancellation) =>
        new(
            Path.GetRelativePath(root, path).Replace('\\', '/'),
            text.Split('\n').Length,
            SyntaxOutline.Of(text, path, cancellation),
            budget
        );

    private string Find(Invocation invocation, string root)
    {
        var given = invocation.Get(_file)!;
        var folder = File.Exists(invocation.Workspace) ? Path.GetDirectoryName(invocation.Workspace)! : invocation.Workspace;
        var candidates = new[] { Path.GetFullPath(given, folder), Path.GetFullPath(given, root), invocation.Absolute(given) };
        var found =
            candidates.FirstOrDefault(File.Exists)
            ?? throw new GripException(
                ExitCode.Usage,
                $"There is no file '{given}'.",
                "Give the path relative to the solution's folder, as in 'src/Order.cs'."
            );
        if (!found.StartsWith(root.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new GripException(
                ExitCode.Refused,
                $"'{given}' is outside of the solution's folder {root}.",
                "Name a file below that folder."
            );
        return found;
    }
}
