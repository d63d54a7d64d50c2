namespace Grip.Core.Models;

/// <summary>A model, and a stronger one that takes over when the first does not get on.</summary>
public sealed class EscalatingModel : IModel, IAsyncDisposable
{
    private readonly IModel _first;
    private readonly IModel _stronger;
    private IModel _current;

    public EscalatingModel(IModel first, IModel stronger) => (_first, _stronger, _current) = (first, stronger, first);

    public string Id => _current.Id;

    public ModelProfile Profile => _current.Profile;

    /// <returns>False if the stronger one is at work already.</returns>
    public bool Escalate()
    {
        if (_current == _stronger)
            return false;
        _current = _stronger;
        return true;
    }

    public IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, CancellationToken cancellation) =>
        _current.AnswerAsync(request, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var model in new[] { _first, _stronger })
            if (model is IAsyncDisposable disposable)
                await disposable.DisposeAsync();
    }
}
