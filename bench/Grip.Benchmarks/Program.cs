using Grip.Benchmarks;
using Grip.Benchmarks.Digests;
using Grip.Benchmarks.Generating;
using Grip.Benchmarks.Impact;
using Grip.Benchmarks.Measuring;
using Grip.Benchmarks.Questions;
using Grip.Benchmarks.Relevance;
using Grip.Benchmarks.Repairing;
using Grip.Benchmarks.Spirals;
using Grip.Map.Sdk;

const string Usage = """
    generate --out DIR [--lines 60000] [--projects 12] [--seed 1] [--multi-target]
        writes a C# solution that compiles, with a manifest.json of what to try on it
    measure --out DIR [--sizes 20000:6,60000:12,180000:30] [--memory 500000:80] [--runs 3] [--builds 1]
            [--only load,verdict,rename,rewrite,signature,move,map] [--grip PATH] [--ast-grep PATH] [--work DIR]
        compares Grip with dotnet build and ast-grep on generated solutions; writes report.md and report.json
    map-cases --cases FILE --repositories DIR [--weights FILE]
        asks 'grip map relevant' the commit subjects of a cases file, beside BM25 and Aider's ranking
    map-fit --cases FILE --repositories DIR --training FILE --work DIR [--per-repository 80]
        fits its weights on past commits of the repositories listed in the training file (owner/name, one a line)
    spirals --out DIR [--traces 200] [--seed 1]
        plays generated traces of every spiral and of good work in Grip's loop and past the rules of other agents
    map-impact --cases FILE --repositories DIR [--grip PATH] [--work DIR]
        asks 'grip map affected' which files break with a declaration, and compares with the compiler's errors;
        DIR holds a restored checkout for each case, named by its id or as in Shop-1c5a5545
    map-questions --solution DIR --questions FILE [--grip PATH] [--work DIR]
        how many bytes answer questions about a solution: 'grip map' against grep and reading files
    repair --pairs DIR [--only A,B] [--work DIR] [--verbose]
        raises the package that each folder's pair.json names, repairs without a model, and counts the errors before and after
    repair-scale --out DIR [--sizes 20000:6,60000:12,180000:30]
        how a repair grows with the solution and with the errors
    digests --corpus DIR [--lost]
        which facts of real outputs survive in their digests, and how long those are, beside head and tail of the output
    """;

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancelled.Cancel();
};
try
{
    var arguments = new Arguments([.. args.Skip(1)]);
    switch (args.FirstOrDefault())
    {
        case "generate":
            var options = new GenerateOptions(
                arguments.Number("lines", 60_000, 1_000, 1_000_000),
                arguments.Number("projects", 12, 6, 300),
                (ulong)arguments.Number("seed", 1, 0, int.MaxValue),
                Path.GetFullPath(arguments.Required("out")),
                arguments.Has("multi-target")
            );
            if (Directory.Exists(options.Folder) && Directory.EnumerateFileSystemEntries(options.Folder).Any())
                throw new UsageException($"{options.Folder} is not empty.");
            var manifest = GenerateCommand.Run(options);
            Console.WriteLine($"{manifest.Projects} projects, {manifest.Files} files, {manifest.Lines} lines in {options.Folder}");
            return 0;
        case "measure":
            Console.WriteLine(await MeasureCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "spirals":
            Console.WriteLine(await SpiralsCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "map-cases":
            SdkRoslyn.Register(DotnetHost.Locate(Environment.GetEnvironmentVariable).Newest);
            Console.WriteLine(await MapCasesCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "map-fit":
            SdkRoslyn.Register(DotnetHost.Locate(Environment.GetEnvironmentVariable).Newest);
            Console.WriteLine(await MapFitCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "map-impact":
            Console.WriteLine(await ImpactCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "map-questions":
            Console.WriteLine(await QuestionsCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "repair":
            SdkRoslyn.Register(DotnetHost.Locate(Environment.GetEnvironmentVariable).Newest);
            Console.WriteLine(await RepairCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "repair-scale":
            SdkRoslyn.Register(DotnetHost.Locate(Environment.GetEnvironmentVariable).Newest);
            Console.WriteLine(await RepairScaleCommand.RunAsync(arguments, cancelled.Token));
            return 0;
        case "digests":
            Console.WriteLine(DigestsCommand.Run(arguments));
            return 0;
        default:
            throw new UsageException("What to do?");
    }
}
catch (UsageException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}\n{Usage}");
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
