using System.Text.Json;
using Grip.Core.Tools;

namespace Grip.Core.Permissions;

/// <summary>Decides whether a call may run: by mode and rules, by asking a person where there is one.</summary>
public interface IPermissions
{
    /// <exception cref="OperationCanceledException">Cancelled while a person was asked.</exception>
    Task<Decision> DecideAsync(ITool tool, JsonElement input, CancellationToken cancellation);
}

/// <summary>A call that a person has to decide on.</summary>
/// <param name="Description">One line, as of <see cref="ITool.Describe"/>.</param>
public sealed record UndecidedCall(ITool Tool, string Description, PermissionVerdict Verdict);

public abstract record Decision
{
    private Decision() { }

    public sealed record Allowed : Decision;

    /// <param name="ForTheModel">What was refused, by which rule, and what to do instead.</param>
    public sealed record Denied(string ForTheModel) : Decision;
}
