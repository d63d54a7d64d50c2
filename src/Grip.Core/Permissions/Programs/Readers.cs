using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Programs that only read, with the options for which that is not so.</summary>
internal static class Readers
{
    /// <summary>
    /// Names : options with a value : options that write the file they name : options that run something.
    /// A number before the names says how many operands are no paths; '-' says that none is.
    /// </summary>
    private const string Table = """
        0 ls dir vdir : -I -w -T --ignore --hide --width --tabsize --block-size : :
        0 cat tac nl rev fold expand unexpand column fmt pr : -s -w -t -c -o -b -l -d -v -i -h -n -N -W --width --tabs --table-columns --separator : :
        0 head tail : -n -c -s --lines --bytes --pid --sleep-interval : :
        0 wc : --files0-from : :
        0 diff cmp comm : -U -C -I -x -W -L -i -n -F -X --unified --context --exclude --label --width --ignore-matching-lines --bytes --ignore-initial --output-delimiter : --output :
        0 cut paste join : -d -f -c -b -t -o -e -a -j -1 -2 -v --delimiter --fields --characters --bytes --output-delimiter : :
        - tr : : :
        0 sort : -k -t -S -T --key --field-separator --buffer-size --temporary-directory --parallel --files0-from --sort : -o --output : --compress-program
        0 stat du df file readlink realpath sum cksum md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum : -c -f -d -t -m -B -x --format --printf --max-depth --block-size --exclude --threshold --relative-to --relative-base : : -C --compile
        0 strings od hexdump size nm cksum base64 base32 : -n -e -t -j -N -A -w -s -f -v --bytes --encoding --radix --format --width --wrap : :
        0 zcat bzcat xzcat zstdcat : : :
        0 tree : -L -P -I --filelimit --timefmt --charset --sort : -o --output : -R
        1 grep egrep fgrep zgrep : -A -B -C -m -e -f -d -D --include --exclude --exclude-dir --exclude-from --color --colour --max-count --after-context --before-context --context --regexp --file --label --binary-files : :
        1 rg : -A -B -C -m -e -f -g -t -T -M -r -j -E --glob --iglob --type --type-not --type-add --max-count --max-depth --max-columns --replace --regexp --file --sort --sortr --threads --encoding --color --colors --context --after-context --before-context --context-separator --ignore-file --engine : : --pre --hostname-bin --search-zip -z
        1 ag ack : -A -B -C -G -m --ignore --ignore-dir --max-count --depth --type : : --pager
        - echo pwd true false : : :
        - whoami id groups uname arch nproc uptime free ps pgrep tty locale getconf lscpu lsb_release sw_vers : -o -p -u -C -t -f -n -s -c -d : :
        - basename dirname seq expr which type whereis factor numfmt sleep yes wait exit return break continue shift times ulimit umask : -s -f -w : :
        0 test [ [[ : : :
        - printenv : : :
        - jobs nproc cal : : :
        0 xmllint : --xpath --encoding : --output -o : --shell
        1 jq : --indent -L --arg --argjson --slurpfile --rawfile --tab : : -L
        - tput clear reset : : :
        - getent : : :
        """;

    private sealed record Row(
        int? Patterns,
        ImmutableHashSet<string> Valued,
        ImmutableArray<string> Writing,
        ImmutableArray<string> Running
    );

    private static readonly ImmutableDictionary<string, Row> Rows = Parse();

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments)
    {
        if (!Rows.TryGetValue(program, out var row))
            return null;
        var scan = OptionScan.Of(arguments, row.Valued);
        var running = scan.Find([.. row.Running]);
        var guarded = row.Writing.Length > 0 || row.Running.Length > 0;
        var writes = scan.Values([.. row.Writing]).Select(value => value ?? Argument.Unknown).ToImmutableArray();
        return new Effects
        {
            OnlyReads = writes.IsEmpty && running is null && !(guarded && scan.MayHoldMore),
            Reads = row.Patterns is { } patterns ? Paths(scan, patterns) : [],
            Writes = writes,
            Concern =
                running is not null ? $"{running} runs another program"
                : writes.Length > 0 ? $"{scan.Find([.. row.Writing])} writes a file"
                : guarded && scan.MayHoldMore ? "a word that is not known may be an option that writes or runs something"
                : null,
            Option = running ?? scan.Find([.. row.Writing]),
        };
    }

    private static ImmutableArray<Argument> Paths(OptionScan scan, int patterns) =>
        [
            .. scan.Has("-e", "-f", "--regexp", "--file", "--files", "--type-list") ? scan.Operands : scan.Operands.Skip(patterns),
            .. scan.Values("-f", "--file", "--files0-from", "--exclude-from", "--ignore-file", "--slurpfile", "--rawfile")
                .OfType<Argument>()
                .Where(value => value.Text.Contains('/', StringComparison.Ordinal)),
        ];

    private static ImmutableDictionary<string, Row> Parse()
    {
        var rows = ImmutableDictionary.CreateBuilder<string, Row>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var columns = line.Split(" :").Select(column => column.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            var row = new Row(
                columns[0][0] == "-" ? null : int.Parse(columns[0][0], System.Globalization.CultureInfo.InvariantCulture),
                columns[1].Concat(columns[2]).ToImmutableHashSet(StringComparer.Ordinal),
                [.. columns[2]],
                [.. columns[3]]
            );
            foreach (var name in columns[0].Skip(1))
                rows[name] = row;
        }

        return rows.ToImmutable();
    }
}
