namespace Grip.Map.Index;

/// <summary>The tables of the index. Paths are relative to the solution's root, with forward slashes.</summary>
internal static class MapSchema
{
    /// <summary>Counted up with every change of the tables or of what is written into them: an older file is computed anew.</summary>
    public const int Version = 5;

    public const string Tables = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE projects(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, assembly TEXT NOT NULL,
            frameworks TEXT NOT NULL, output TEXT NOT NULL, namespace TEXT NOT NULL, is_test INTEGER NOT NULL,
            quality INTEGER NOT NULL, reason TEXT NOT NULL, options TEXT NOT NULL);
        CREATE TABLE project_references(project INTEGER NOT NULL, target INTEGER NOT NULL, PRIMARY KEY(project, target)) WITHOUT ROWID;
        CREATE TABLE packages(project INTEGER NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, PRIMARY KEY(project, id)) WITHOUT ROWID;
        CREATE TABLE files(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
            lines INTEGER NOT NULL, is_generated INTEGER NOT NULL, is_in_memory INTEGER NOT NULL, shape INTEGER NOT NULL);
        CREATE TABLE file_projects(file INTEGER NOT NULL, project INTEGER NOT NULL, PRIMARY KEY(file, project)) WITHOUT ROWID;
        CREATE TABLE symbols(id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, full_name TEXT NOT NULL,
            container INTEGER, assembly TEXT NOT NULL, is_source INTEGER NOT NULL, access INTEGER NOT NULL, flags INTEGER NOT NULL);
        CREATE TABLE declarations(file INTEGER NOT NULL, symbol INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
            start_line INTEGER NOT NULL, end_line INTEGER NOT NULL, signature TEXT NOT NULL, summary TEXT NOT NULL, shape INTEGER NOT NULL);
        CREATE TABLE refs(file INTEGER NOT NULL, source INTEGER, target INTEGER NOT NULL, kind INTEGER NOT NULL,
            line INTEGER NOT NULL, column INTEGER NOT NULL, flags INTEGER NOT NULL);
        CREATE TABLE functions(file INTEGER NOT NULL, kind TEXT NOT NULL, symbol INTEGER, target INTEGER, line INTEGER NOT NULL,
            title TEXT NOT NULL, details TEXT NOT NULL, how TEXT NOT NULL)
        """;

    /// <summary>Made after the rows of a first build, which is a good deal faster.</summary>
    public const string Indexes = """
        CREATE UNIQUE INDEX IF NOT EXISTS symbols_key ON symbols(key);
        CREATE INDEX IF NOT EXISTS symbols_name ON symbols(name);
        CREATE INDEX IF NOT EXISTS symbols_container ON symbols(container);
        CREATE INDEX IF NOT EXISTS declarations_symbol ON declarations(symbol);
        CREATE INDEX IF NOT EXISTS declarations_file ON declarations(file);
        CREATE INDEX IF NOT EXISTS refs_target ON refs(target, kind);
        CREATE INDEX IF NOT EXISTS refs_source ON refs(source);
        CREATE INDEX IF NOT EXISTS refs_file ON refs(file);
        CREATE INDEX IF NOT EXISTS functions_kind ON functions(kind);
        CREATE INDEX IF NOT EXISTS functions_symbol ON functions(symbol);
        CREATE INDEX IF NOT EXISTS functions_file ON functions(file)
        """;
}
