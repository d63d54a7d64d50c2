using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Repair;

/// <summary>An error in a file, in one project and target framework.</summary>
internal sealed record FoundError(ProjectUnit Unit, string Path, Diagnostic Diagnostic);

/// <summary>Errors of whole solutions and files that a repair has to do with.</summary>
internal sealed class ErrorList(OldSolution old, RepairOptions options)
{
    /// <summary>All errors in files that may be edited, in reading order; where a file belongs to several units, by unit.</summary>
    public ImmutableArray<FoundError> Find(Bench bench, IEnumerable<string> paths, CancellationToken cancellation)
    {
        var work = paths
            .Where(path => options.Only?.Contains(path) != false)
            .Select(path => bench.Origin.Documents.GetValueOrDefault(path))
            .Where(document => document is { IsGenerated: false, IsEditable: true })
            .SelectMany(document => bench.Origin.UnitsWith(document!.Path).Select(unit => (unit, document.Path)))
            .ToArray();
        return
        [
            .. work.AsParallel()
                .AsOrdered()
                .WithCancellation(cancellation)
                .SelectMany(file =>
                    bench
                        .Errors(file.unit, file.Path, span: null, cancellation)
                        .Select(error => new FoundError(file.unit, file.Path, error))
                )
                .OrderBy(error => error.Path, StringComparer.Ordinal)
                .ThenBy(error => error.Unit.Index)
                .ThenBy(error => error.Diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>Without those that were there before the bump, by what they say in their file.</summary>
    public ImmutableArray<FoundError> New(ImmutableArray<FoundError> errors, CancellationToken cancellation)
    {
        if (options.AlsoOld || old.Before is null || errors.IsEmpty)
            return errors;
        var known = new Dictionary<(int, string, string, string), int>();
        foreach (var file in errors.Select(error => (error.Unit, error.Path)).Distinct())
        foreach (var error in old.ErrorsOf(file.Unit, file.Path, cancellation))
        {
            var key = (file.Unit.Index, file.Path, error.Id, error.GetMessage());
            known[key] = known.GetValueOrDefault(key) + 1;
        }

        return
        [
            .. errors.Where(error =>
            {
                var key = (error.Unit.Index, error.Path, error.Diagnostic.Id, error.Diagnostic.GetMessage());
                if (known.GetValueOrDefault(key) is 0)
                    return true;
                known[key]--;
                return false;
            }),
        ];
    }
}
