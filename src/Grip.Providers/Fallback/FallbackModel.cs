using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Grip.Core.Models;

namespace Grip.Providers.Fallback;

/// <summary>
/// A chain of models: where one is overloaded or out of reach, the next one is asked. The one that answered is kept for a while,
/// since each change costs the cache; then the first is tried again.
/// </summary>
public sealed class FallbackModel : IModel
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly ImmutableArray<IModel> _chain;
    private readonly TimeProvider _time;
    private int _current;
    private long _since;

    /// <param name="chain">At least one; the first is the one that the user wants.</param>
    public FallbackModel(ImmutableArray<IModel> chain, TimeProvider time)
    {
        if (chain.IsEmpty)
            throw new ArgumentException("A chain has at least one model.", nameof(chain));
        (_chain, _time) = (chain, time);
    }

    /// <summary>Of the model that would be asked now.</summary>
    public string Id => Current.Id;

    public ModelProfile Profile => Current.Profile;

    private IModel Current => _chain[_current];

    public async IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (_current > 0 && _time.GetElapsedTime(_since) > Kept)
            _current = 0;
        while (true)
        {
            ModelException? failure = null;
            await using (var pieces = Current.AnswerAsync(request, cancellation).GetAsyncEnumerator(cancellation))
            {
                while (true)
                {
                    try
                    {
                        if (!await pieces.MoveNextAsync())
                            yield break;
                    }
                    catch (ModelException problem) when (problem.MayFallBack && _current + 1 < _chain.Length)
                    {
                        failure = problem;
                        break;
                    }

                    yield return pieces.Current;
                }
            }

            var from = Current.Id;
            (_current, _since) = (_current + 1, _time.GetTimestamp());
            yield return new ModelEvent.FellBack(from, Current.Id, failure.Message);
        }
    }
}
