using Grip.Core.Models;

namespace Grip.Screen.Session;

/// <summary>What the session has used so far, as the servers counted it.</summary>
internal sealed class Spending
{
    public Usage Total { get; private set; } = Usage.None;

    /// <summary>US dollars; null as soon as one answer came from a model whose price is not known.</summary>
    public decimal? CostUsd { get; private set; } = 0;

    /// <summary>Tokens of the conversation, as of the last answer; 0 if no server has counted.</summary>
    public long Context { get; private set; }

    public int Answers { get; private set; }

    public void Add(ModelAnswer answer, Price? price)
    {
        Answers++;
        Total += answer.Usage;
        Context = answer.Usage.Context + answer.Usage.Output;
        CostUsd = price is null && answer.Usage != Usage.None ? null : CostUsd + (price?.Of(answer.Usage) ?? 0);
    }

    /// <summary>What a helper used; it has a conversation of its own.</summary>
    public void Add(Usage helper, Price? price)
    {
        Total += helper;
        CostUsd = price is null && helper != Usage.None ? null : CostUsd + (price?.Of(helper) ?? 0);
    }

    /// <summary>Another conversation begins; what was spent stays spent.</summary>
    public void ForgetContext() => Context = 0;
}
