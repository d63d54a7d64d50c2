using Grip.Core;
using Grip.Output;

namespace Grip.Mapping;

/// <summary>An answer of the map: lines for people, the same facts compactly within a budget, JSON for programs.</summary>
internal abstract record MapReply(int? Budget, ExitCode ExitCode = ExitCode.Done) : Reply(ExitCode)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (Budget is null)
        {
            WritePeople(output, verbosity);
            return;
        }

        var text = new CompactText(Budget);
        foreach (var line in CompactLines())
            text.Line(Printable.Text(line));
        output.Raw(text.ToString());
    }

    protected abstract void WritePeople(TextOutput output, Verbosity verbosity);

    /// <summary>The most useful first; the first line must make sense alone.</summary>
    protected abstract IEnumerable<string> CompactLines();
}
