namespace Grip.Core.Conversation;

/// <summary>Who speaks. Tool results are blocks of a user message, as in the Messages API.</summary>
public enum Role
{
    User,
    Assistant,
}
