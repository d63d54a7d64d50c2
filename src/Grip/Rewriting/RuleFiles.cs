using System.Collections.Immutable;
using Grip.Automations.Rewrite;
using Grip.Automations.Rewrite.Rules;
using Grip.Commands;
using Grip.Core;

namespace Grip.Rewriting;

/// <summary>Rule files that a command line names.</summary>
internal sealed class RuleFiles(Invocation invocation)
{
    /// <exception cref="GripException">A file does not exist or cannot be used.</exception>
    public ImmutableArray<RewriteRule> Rules(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Read(path)).Where(rule => rule.Severity != RuleSeverity.Off).Select(rule => rule.Rule)];

    /// <summary>Runs the tests inside of a file, or of all files of a folder.</summary>
    /// <exception cref="GripException">A file does not exist or cannot be used, or there is no SDK.</exception>
    public async Task<RuleTestReply> TestAsync(string path, CancellationToken cancellation)
    {
        using var progress = invocation.StartProgress();
        _ = invocation.Host;
        progress.Step("testing rules");
        return await Task.Run(() => Test(path, cancellation), cancellation);
    }

    private RuleTestReply Test(string path, CancellationToken cancellation)
    {
        var full = invocation.Absolute(path);
        var files = Directory.Exists(full)
            ? Directory
                .EnumerateFiles(full, "*.y*ml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(invocation.Absolute("."), file))
                .Order(StringComparer.Ordinal)
                .ToArray()
            : [path];
        if (files.Length == 0)
            throw new GripException(ExitCode.Usage, $"There is no rule file in '{path}'.", "Rule files end in .yml or .yaml.");
        var rules = files.SelectMany(file => Read(file)).ToImmutableArray();
        return new RuleTestReply(rules, RuleTester.Run(rules, cancellation));
    }

    private ImmutableArray<RuleInFile> Read(string path)
    {
        var full = invocation.Absolute(path);
        // More than any rule file; it need not be read to say so.
        if (File.Exists(full) && new FileInfo(full).Length > 4_000_000)
            throw new GripException(ExitCode.Usage, $"'{path}' is too large to be a rule file.", "Split it into several files.");
        return File.Exists(full)
            ? RuleFile.Parse(path.Replace('\\', '/'), File.ReadAllText(full))
            : throw new GripException(
                ExitCode.Usage,
                $"There is no rule file '{path}'.",
                "Give the path of a YAML file; its form is described in docs/rules.md."
            );
    }
}
