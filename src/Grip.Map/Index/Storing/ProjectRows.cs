using Grip.Map.CSharp;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index.Storing;

/// <summary>Writes the projects of a snapshot: one row for all target frameworks of a project.</summary>
internal sealed class ProjectRows(SqliteConnection connection, SolutionSnapshot snapshot, Func<string, string> relative)
{
    public void Write()
    {
        var projects = snapshot
            .Units.GroupBy(unit => unit.Project.ProjectPath, StringComparer.Ordinal)
            .Select(group => group.ToArray())
            .ToArray();
        var ids = projects.Select((units, i) => (units[0].Project.ProjectPath, i + 1L)).ToDictionary(StringComparer.Ordinal);
        var files = connection
            .Query("SELECT path, id FROM files", row => (row.GetString(0), row.GetInt64(1)))
            .ToDictionary(StringComparer.Ordinal);
        using var rows = new Inserter(connection, "projects", 11);
        using var members = new Inserter(connection, "file_projects", 2);
        foreach (var units in projects)
        {
            var id = ids[units[0].Project.ProjectPath];
            Write(rows, id, units);
            foreach (var path in units.SelectMany(unit => snapshot.SourcesOf(unit)).Distinct(StringComparer.Ordinal))
                if (files.TryGetValue(relative(path), out var file))
                    members.Insert(file, id);
            foreach (
                var (path, file) in files.Where(file => file.Key.StartsWith($"(generated)/{units[0].Name}/", StringComparison.Ordinal))
            )
                members.Insert(file, id);
            foreach (
                var target in units
                    .SelectMany(unit => unit.UnitReferences)
                    .Select(to => snapshot.Units[to.Unit].Project.ProjectPath)
                    .Distinct()
            )
                connection.Execute("INSERT OR IGNORE INTO project_references VALUES($0, $1)", id, ids[target]);
            foreach (
                var package in units
                    .SelectMany(unit => unit.Project.Packages)
                    .DistinctBy(package => package.Id, StringComparer.OrdinalIgnoreCase)
            )
                connection.Execute("INSERT OR IGNORE INTO packages VALUES($0, $1, $2)", id, package.Id, package.Version);
        }
    }

    private void Write(Inserter rows, long id, ProjectUnit[] units)
    {
        var first = units[0].Project;
        var worst = units.MaxBy(unit => unit.Project.Quality)!.Project;
        rows.Insert(
            id,
            relative(first.ProjectPath),
            first.Name,
            first.AssemblyName,
            string.Join(';', units.Select(unit => unit.TargetFramework).Where(name => name.Length > 0)),
            first.OutputType,
            first.RootNamespace,
            units.Any(unit => unit.Project.IsTest),
            (int)worst.Quality,
            worst.Reason,
            UnitOptions.Of(units)
        );
    }
}
