using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Programs that need a rule anyway; here stand the options which a rule with '*' was hardly written for.</summary>
internal static class Tools
{
    /// <summary>Names : options with a value : options that run something or reach far, behind '?' those whose value is a place that has to lie in the workspace : options that write the file they name : words of a command that carry another one.</summary>
    private const string Table = """
        npm pnpm yarn bun npx bunx pnpx corepack : -w -C --prefix --workspace --dir --cwd : --script-shell --node-options --userconfig --globalconfig --shell --shell-auto-fallback --git --editor --viewer --onload-script --init-module -c --call ?--prefix ?-C ?--dir ?--cwd : : exec x dlx
        make gmake : -f -C -j -I -l -o -W --file --makefile --directory --jobs : --eval -E ?--file ?--makefile ?-f ?-C ?--directory ?-I : :
        cmake ninja meson : -S -B -G -D -C -P -E -f -j -t : -P -E ?-S ?-C : -B :
        go : -o -p -tags -run -mod -ldflags -gcflags -C -timeout -count : -exec -toolexec -vettool -overlay -ldflags -gcflags -asmflags -modfile --exec --toolexec : -o -C : run generate
        cargo : -p -j -F -Z --package --bin --features --target --manifest-path --target-dir --config --color --jobs --test --example --profile : --config -Z : --target-dir :
        rustc gcc g++ cc c++ clang clang++ : -o -I -L -l -D -x -C : -fplugin -B -wrapper -specs --specs -Xclang -C -Z -fuse-ld : -o :
        pytest py.test : -k -m -n -p -c -o -W --tb --maxfail --rootdir --junitxml --cov --durations : ?-p ?-c ?--rootdir ?--confcutdir --pdbcls --override-ini : --junitxml --junit-xml --resultlog --basetemp : --pastebin
        pip pip3 pipx poetry pipenv conda : -r -c -i -t -e -f --requirement --index-url --extra-index-url --target : --index-url --extra-index-url -i --global-option --build-option --config-settings --target -t --root --prefix --trusted-host : : run
        mvn gradle gradlew ant sbt bazel : -f -I -D -P -p --file --init-script : -I --init-script -s --settings -gs ?-f ?--file --bazelrc : :
        eslint prettier jest vitest mocha tsc webpack rollup vite playwright : -c -o -f -p --config --format --outDir --outFile --project --rulesdir --plugin --plugins --parser --require --globalSetup --setupFiles --reporters --reporter --transform --runner --testRunner --resolver --environment -r : ?--rulesdir ?--resolve-plugins-relative-to ?--plugin ?--plugins ?--parser ?--format ?-f ?--config ?-c ?--require ?-r ?--globalSetup ?--setupFiles ?--reporters ?--reporter ?--transform ?--runner ?--testRunner ?--resolver ?--environment : -o --output-file --outDir --outFile --outputFile :
        curl : -o -O -d -F -T -H -X -u -K -b -c -A -e -x -m -w -E -D --output --data --form --upload-file --header --request --config --cookie --cookie-jar --output-dir --dump-header --trace --trace-ascii --stderr : -K --config --upload-file -T --proxy -x --preproxy --socks5 --engine --unix-socket --netrc -n --netrc-file : -o --output --cookie-jar -c --output-dir --dump-header -D --trace --trace-ascii --stderr --libcurl --etag-save --hsts --alt-svc :
        wget : -O -P -o -a -i -e -U --output-document --directory-prefix --output-file --append-output --input-file --execute --header --post-file --body-file --config : -i --input-file -e --execute --use-askpass --post-file --body-file --post-data --config --load-cookies : -O --output-document -P --directory-prefix -o --output-file -a --append-output --save-cookies --warc-file :
        ssh scp sftp mosh autossh : -o -F -i -p -P -l -L -R -D -J -S -E -c -m -b -w -W -Q -I -B : -o -F -S -D -L -R -W -E -J -I -A : : 
        docker podman nerdctl : -v -e -p -w -u -f -t -H --volume --mount --env --env-file --file --name --user --network --entrypoint --host --context --config : -v --volume --mount --privileged --pid --ipc --net --network --cap-add --device --security-opt --userns --volumes-from --entrypoint -H --host --context --config : -o --output : exec run
        kubectl oc helm : -n -f -l -o --namespace --filename --kubeconfig --context --as --post-renderer : --kubeconfig --as --post-renderer --context : : exec debug run
        vim vi nvim view ex emacs nano ed code subl micro : -c -s -S -u -U -e -l -f --cmd --eval --load : -c -s -S -u -U -e -l -f --cmd --eval --load --execute --batch --script --startuptime -E --exec : -w -W :
        zip unzip 7z 7za rar unrar ar cpio pax : -d -x -i -O -TT -b -n -t --unzip-command : -T -TT --unzip-command -e --to-stdout : -d -O :
        gzip gunzip bzip2 bunzip2 xz unxz zstd lz4 compress : -o -S -T : : -o :
        patch : -p -i -d -o -r -D -B --input --directory --output --strip : -e --ed : -o --output -d --directory -r :
        openssl : -in -out -pass -passin -passout -engine -provider -config -CAfile -key -cert : -engine -provider -config -pass -passin -passout : -out -writerand :
        gpg gpg2 : -o -u -r --output --homedir --options : --homedir --options --load-extension --exec-path --photo-viewer --agent-program --pinentry-mode --export-secret-keys --export-secret-subkeys --delete-secret-keys --delete-keys : -o --output :
        python python2 python3 pypy pypy3 node nodejs deno perl ruby php lua luajit tclsh Rscript R osascript groovy julia ghci irb scala kotlin swift java jshell elixir erl clojure racket guile sbcl ocaml tsx ts-node : -c -e -m -X -W -r : : :
        systemctl service launchctl journalctl crontab iptables ip ifconfig mount umount kill pkill killall reboot shutdown halt poweroff init sysctl modprobe insmod useradd usermod passwd apt apt-get dnf yum brew snap pacman apk zypper : : : :
        gh glab az aws gcloud terraform tofu pulumi ansible ansible-playbook vagrant heroku vercel netlify fly wrangler firebase : -f -o --profile --endpoint-url --chdir --config : --profile --endpoint-url --config --hostname --kubeconfig : :
        hg svn jj bzr fossil p4 : -r -m --config --config-option -R --repository : --config --config-option --config-toml --diff-cmd --diff3-cmd --editor-cmd --exec --extcmd --ssh --remotecmd --debugger : -o --output :
        split csplit mkfifo mknod logger wall write mail sendmail nc ncat netcat socat telnet ftp tftp lftp rclone dig nslookup host ping traceroute nmap tcpdump : -e -c -w -o -l -p : -e -c --exec --sh-exec --lua-exec --filter -z -w : --additional-suffix :
        tac rename renameat clang-format shfmt black isort ruff rustfmt gofmt csharpier biome dos2unix unix2dos ctags : -o -f -e : --config --stdin-filename : -o -f :
        ldd : : : :
        """;

    private sealed record Row(
        ImmutableHashSet<string> Valued,
        ImmutableArray<string> Running,
        ImmutableArray<string> Using,
        ImmutableArray<string> Writing,
        ImmutableHashSet<string> Carrying
    );

    private static readonly System.Buffers.SearchValues<char> Telling = System.Buffers.SearchValues.Create("/$`;|&<>()!");
    private static readonly ImmutableDictionary<string, Row> Rows = Parse();

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments)
    {
        if (!Rows.TryGetValue(program, out var row))
            return null;
        if (
            arguments is [{ IsKnown: true, Text: "--version" or "-version" or "--help" or "-V" }] or [{ IsKnown: true, Text: "version" }]
            && program is not ("perl" or "ssh")
        )
            return new Effects { OnlyReads = arguments[0].Text is "--version" or "version" };
        var scan = OptionScan.Of(arguments, row.Valued);
        // The options of what is run begin after "--" in most of them; whose they are does not matter for what is feared.
        var running = scan.Find([.. row.Running]) ?? Attached(arguments, row.Running);
        var setting = program is "make" or "gmake" ? arguments.FirstOrDefault(IsTellingVariable) : null;
        var unsure = row.Running.Length > 0 && scan.MayHoldMore;
        return new Effects
        {
            Writes = [.. scan.Values([.. row.Writing]).OfType<Argument>()],
            Uses =
            [
                .. scan.Values([.. row.Using])
                    .OfType<Argument>()
                    .Where(value => !value.IsKnown || value.Text.Contains('/', StringComparison.Ordinal) || value.Text.StartsWith('.')),
            ],
            Concern =
                running is not null ? $"{running} can run something else or reach further"
                : program == "curl" && arguments.FirstOrDefault(IsUpload) is { } upload ? $"{upload} sends a file away"
                : setting is not null ? $"{setting} can change what make runs"
                : unsure ? "a word that is not known may be an option that runs something"
                : null,
            Option = running ?? setting?.Text,
            Carries =
                arguments
                    .Where(argument => !argument.IsOption)
                    .Take(1)
                    .Any(argument => argument.IsKnown && row.Carrying.Contains(argument.Text))
                || row.Carrying.Contains(program)
                || program is "npx" or "bunx" or "pnpx"
                    ? Wrappers.Tails(arguments)
                    : [],
        };
    }

    /// <summary>As in -ldflags=… and -DX=…: one dash, a name, a value behind it.</summary>
    private static string? Attached(ImmutableArray<Argument> arguments, ImmutableArray<string> running) =>
        running.FirstOrDefault(option =>
            option.Length > 2
            && arguments.Any(argument =>
                (argument.IsKnown ? argument.Text : argument.Prefix).StartsWith(option + "=", StringComparison.Ordinal)
            )
        );

    private static bool IsUpload(Argument argument) =>
        argument.Text.StartsWith('@')
        || argument.Text.Contains("=@", StringComparison.Ordinal)
        || argument.Text.Contains("=<", StringComparison.Ordinal)
        || argument.Text.StartsWith("-d@", StringComparison.Ordinal)
        || argument.Text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static bool IsTellingVariable(Argument argument)
    {
        var text = argument.IsKnown ? argument.Text : argument.Prefix;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || text[0] == '-')
            return false;
        var name = text[..equals].TrimEnd(':', '?', '+', '!');
        return !argument.IsKnown
            || name
                is "SHELL"
                    or ".SHELLFLAGS"
                    or "MAKEFLAGS"
                    or "CC"
                    or "CXX"
                    or "LD"
                    or "AR"
                    or "MAKE"
                    or "MAKEFILES"
                    or "RM"
                    or "INSTALL"
            || text.AsSpan(equals + 1).ContainsAny(Telling)
            || text[equals - 1] == '!';
    }

    private static ImmutableDictionary<string, Row> Parse()
    {
        var rows = ImmutableDictionary.CreateBuilder<string, Row>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var columns = line.TrimEnd().Split(" :").Select(column => column.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            var row = new Row(
                [.. columns[1], .. columns[3]],
                [.. columns[2].Where(option => option[0] != '?')],
                [.. columns[2].Where(option => option[0] == '?').Select(option => option[1..])],
                [.. columns[3]],
                [.. columns[4]]
            );
            foreach (var name in columns[0])
                rows[name] = row;
        }

        return rows.ToImmutable();
    }
}
