namespace Shop.Core;

/// <summary>Hands events to whoever asked for their type, in the order of asking.</summary>
public sealed class EventBus
{
    private readonly Dictionary<Type, List<Func<IDomainEvent, Task>>> _handlers = [];

    public void Subscribe<TEvent>(Func<TEvent, Task> handler)
        where TEvent : IDomainEvent
    {
        if (handler == null)
            throw new ArgumentNullException(nameof(handler));
        if (!_handlers.TryGetValue(typeof(TEvent), out var handlers))
            _handlers[typeof(TEvent)] = handlers = [];
        handlers.Add(happened => handler((TEvent)happened));
    }

    public async Task PublishAsync(IDomainEvent happened)
    {
        if (happened == null)
            throw new ArgumentNullException(nameof(happened));
        Journal.Log(happened.ToString() ?? "", nameof(EventBus));
        if (!_handlers.TryGetValue(happened.GetType(), out var handlers))
            return;
        foreach (var handler in handlers)
            await handler(happened);
    }
}
