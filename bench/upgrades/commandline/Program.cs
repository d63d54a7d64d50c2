using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Consumer;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var file = new Option<FileInfo>("--file", "The file to read.");
        file.AddAlias("-f");
        var count = new Option<int>(name: "--count", getDefaultValue: () => 3, description: "How many.");
        var name = new Argument<string>("name", "Whose.");
        var root = new RootCommand("A sample.");
        root.AddGlobalOption(count);
        var read = new Command("read", "Read it.");
        read.AddOption(file);
        read.AddArgument(name);
        read.IsHidden = false;
        read.AddAlias("r");
        root.AddCommand(read);
        file.IsRequired = true;
        file.ArgumentHelpName = "PATH";
        read.SetHandler((FileInfo path, string who) => Console.WriteLine($"{path} {who}"), file, name);
        return await root.InvokeAsync(args);
    }

    public static int Parse(RootCommand root, Option<int> count, string text)
    {
        ParseResult result = root.Parse(text);
        foreach (var error in result.Errors)
            Console.WriteLine(error.Message);
        var option = result.FindResultFor(count);
        return result.GetValueForOption(count);
    }
}
