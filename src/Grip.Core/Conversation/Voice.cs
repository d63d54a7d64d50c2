namespace Grip.Core.Conversation;

/// <summary>Whose a message of a conversation is; its role alone does not tell.</summary>
public enum Voice
{
    /// <summary>The user's own words.</summary>
    User,

    /// <summary>What the harness says to the model in between.</summary>
    Harness,

    Model,

    /// <summary>Results of calls.</summary>
    Tools,

    /// <summary>What was kept of messages that are no longer there.</summary>
    Kept,
}

/// <summary>A message and whose it is.</summary>
public sealed record Entry(Message Message, Voice By);
