using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Commands whose whole point is to destroy: disks, databases, what runs on servers.</summary>
internal static class Destroyers
{
    /// <summary>The first words of a command = what would be lost.</summary>
    private const string Table = """
        mkfs = everything on the disk
        fdisk = everything on the disk
        sfdisk = everything on the disk
        cfdisk = everything on the disk
        gdisk = everything on the disk
        sgdisk = everything on the disk
        parted = everything on the disk
        wipefs = everything on the disk
        blkdiscard = everything on the disk
        mkswap = everything on the disk
        hdparm = everything on the disk
        badblocks = everything on the disk
        cryptsetup = everything on the disk
        lvremove = a volume
        vgremove = volumes
        pvremove = volumes
        mdadm = a disk array
        zpool destroy = a pool
        zfs destroy = a file system
        btrfs subvolume delete = a file system
        diskutil = everything on the disk
        format = everything on the disk
        diskpart = everything on the disk
        dropdb = a database
        mysqladmin drop = a database
        redis-cli flushall = a database
        redis-cli flushdb = a database
        docker system prune = containers, images and volumes
        docker volume rm = a volume
        docker volume prune = volumes
        docker compose down -v = volumes
        docker-compose down -v = volumes
        podman system prune = containers, images and volumes
        kubectl delete = what runs on the cluster
        helm uninstall = what runs on the cluster
        terraform destroy = what runs in the cloud
        tofu destroy = what runs in the cloud
        pulumi destroy = what runs in the cloud
        gh repo delete = a repository
        gh release delete = a release
        npm unpublish = a published package
        cargo yank = a published package
        aws s3 rm = files in the cloud
        aws s3 rb = files in the cloud
        gsutil rm = files in the cloud
        gcloud projects delete = a project
        crontab -r = all scheduled jobs
        hg strip = commits
        hg update -C = uncommitted changes
        hg revert = uncommitted changes
        svn revert = uncommitted changes
        jj abandon = commits
        userdel = a user
        """;

    private static readonly ImmutableArray<(ImmutableArray<string> Words, string Loss)> Rows =
    [
        .. Table
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = "))
            .Select(parts => (parts[0].Split(' ').ToImmutableArray(), parts[1])),
    ];

    private static readonly ImmutableHashSet<string> Sql = ProgramTable.Words(
        "psql mysql mariadb sqlite3 sqlite sqlcmd duckdb mongosh mongo clickhouse-client"
    );

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments)
    {
        if (program.StartsWith("mkfs", StringComparison.Ordinal) || program.StartsWith("newfs", StringComparison.Ordinal))
            return new Effects { Loss = "everything on the disk" };
        foreach (var (words, loss) in Rows)
            if (words[0] == program && Holds(arguments, words[1..]))
                return new Effects { Loss = loss };
        return Sql.Contains(program) ? Database(arguments) : null;
    }

    /// <summary>True if the words stand among the arguments in this order, options between them or not.</summary>
    private static bool Holds(ImmutableArray<Argument> arguments, ImmutableArray<string> words)
    {
        var at = 0;
        foreach (var argument in arguments)
            if (at < words.Length && string.Equals(argument.Text, words[at], StringComparison.OrdinalIgnoreCase))
                at++;
        return at == words.Length;
    }

    private static Effects Database(ImmutableArray<Argument> arguments)
    {
        var text = string.Join(' ', arguments.Select(argument => argument.Text));
        string[] losing = ["drop table", "drop database", "drop schema", "truncate ", "delete from", "dropdatabase", "drop("];
        string[] running =
        [
            ".shell",
            ".system",
            ".output",
            ".once",
            ".load",
            ".import",
            "\\!",
            "\\o",
            "copy ",
            "pragma writable",
            "load_extension",
            "into outfile",
            "sys_exec",
            "xp_cmdshell",
        ];
        return new Effects
        {
            Loss = losing.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? "rows or tables of a database" : null,
            Concern = running.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
                ? "the database's program can run commands and write files"
                : null,
        };
    }
}
