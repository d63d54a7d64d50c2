using System.Globalization;
using System.Text;
using Grip.Benchmarks.Measuring;

namespace Grip.Benchmarks.Questions;

/// <summary>
/// How many bytes a model reads until it knows the answer: from the map in its compact form, or from grep and the files that
/// grep leads to. Grep is given its best day: the first pattern is right, and no file is opened that the answer does not need.
/// </summary>
internal static class QuestionsCommand
{
    private const string Budget = "1500";

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var solution = Path.GetFullPath(arguments.Required("solution"));
        var questions = Question.ReadAll(arguments.Required("questions"));
        var work = Path.GetFullPath(arguments.Text("work") ?? Path.Combine(Path.GetTempPath(), "grip-bench"));
        var tools = await Tools.FindAsync(arguments, Path.Combine(work, "home"), cancellation);
        var report = new StringBuilder(
            "| question | map: bytes | calls | right | grep and reading: bytes | calls | right | all files with hits: bytes |\n|---|---:|---:|---|---:|---:|---|---:|\n"
        );
        long map = 0,
            least = 0,
            all = 0;
        int right = 0,
            grepRight = 0;
        foreach (var question in questions)
        {
            var answer = new StringBuilder();
            foreach (var ask in question.Ask)
                answer.Append(await AskAsync(tools, solution, ask, cancellation));
            var hits = new StringBuilder();
            foreach (var pattern in question.Grep)
                hits.Append(await GrepAsync(solution, pattern, cancellation));
            var found = hits.ToString();
            var read = question.Read.Sum(path => new FileInfo(Path.Combine(solution, path)).Length);
            var touched = found
                .Split('\n')
                .Select(line => line.Split(':')[0])
                .Where(path => path.Length > 0)
                .Distinct(StringComparer.Ordinal);
            var whole = touched.Union(question.Read).Sum(path => new FileInfo(Path.Combine(solution, path)).Length);
            var isRight = question.Truth.All(fact => Question.Names(answer.ToString(), solution, fact));
            var isFound = question.Truth.All(fact => question.Read.Contains(fact.Path) || Question.Names(found, solution, fact));
            var (mapBytes, grepBytes) = (Bytes(answer.ToString()), Bytes(found));
            (map, least, all) = (map + mapBytes, least + grepBytes + read, all + grepBytes + whole);
            (right, grepRight) = (right + (isRight ? 1 : 0), grepRight + (isFound ? 1 : 0));
            report.Append(
                CultureInfo.InvariantCulture,
                $"| {question.Text} | {mapBytes} | {question.Ask.Count} | {Mark(isRight)} | {grepBytes + read} | {question.Grep.Count + question.Read.Count} | {Mark(isFound)} | {grepBytes + whole} |\n"
            );
        }
        report.Append(
            CultureInfo.InvariantCulture,
            $"| all {questions.Count} | {map} | {questions.Sum(one => one.Ask.Count)} | {right} | {least} | {questions.Sum(one => one.Grep.Count + one.Read.Count)} | {grepRight} | {all} |\n"
        );
        return report.ToString();
    }

    private static async Task<string> AskAsync(Tools tools, string folder, IReadOnlyList<string> ask, CancellationToken cancellation)
    {
        var command = new MeasuredCommand(tools.Grip, ["map", .. ask, "--budget", Budget, "--quiet", "--in", folder], folder)
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GRIP_HOME"] = tools.Home },
        };
        return (await command.RunAsync(cancellation)).Output;
    }

    private static async Task<string> GrepAsync(string folder, string pattern, CancellationToken cancellation)
    {
        var sample = await new MeasuredCommand(
            "grep",
            ["-rnF", "--include=*.cs", "--exclude-dir=obj", "--exclude-dir=bin", "--", pattern, "src", "tests"],
            folder
        ).RunAsync(cancellation);
        return sample.Output;
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static string Mark(bool isRight) => isRight ? "yes" : "no";
}
