using System.Text;
using System.Text.Json.Nodes;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.CommandLine;

public sealed class BoundaryTests
{
    [Fact]
    public async Task A_bug_becomes_a_short_message_with_the_place_of_its_details()
    {
        using var folder = new TemporaryFolder();
        var (exitCode, _, error) = await RunAsync(
            ["doctor"],
            folder,
            name => name == "PATH" ? throw new InvalidOperationException("odd\nodd") : null,
            TestContext.Current.CancellationToken
        );

        var report = Assert.Single(Directory.EnumerateFiles(folder.Combine("home", "failures")));
        Assert.Equal(70, exitCode);
        Assert.Equal(
            $"grip: A bug in grip stopped this command (InvalidOperationException: odd). Nothing was left half done.\n  {report}\n"
                + "Please report it with the details in this file.\n",
            error
        );
        Assert.Contains(
            "at Grip.Map.Sdk.DotnetHost.Locate",
            await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_said_as_such()
    {
        using var folder = new TemporaryFolder();
        // A file where the folder should be: no permission and a full disk end in the same place.
        await File.WriteAllTextAsync(folder.Combine("home"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            folder.Combine("A.csproj"),
            "<Project Sdk=\"Microsoft.NET.Sdk\" />",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            folder.Combine("edits.json"),
            "{\"edits\":[{\"path\":\"A.cs\",\"text\":\"class A;\"}]}",
            TestContext.Current.CancellationToken
        );

        var (exitCode, _, error) = await RunAsync(
            ["check", "--edits", "edits.json", "-q"],
            folder,
            Environment.GetEnvironmentVariable,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(54, exitCode);
        Assert.StartsWith("grip: Grip's own folder cannot be written: ", error, StringComparison.Ordinal);
        Assert.EndsWith(
            $"  {folder.Combine("home")}\nFree space or give yourself permission there, or set GRIP_HOME to another folder. Nothing was changed.\n",
            error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_cancelled_command_says_so_in_json_with_its_own_exit_code()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var (exitCode, output, error) = await RunAsync(["doctor", "--json"], folder, _ => null, cancelled.Token);

        Assert.Equal((130, ""), (exitCode, error));
        var answer = JsonNode.Parse(output)!;
        Assert.Equal(("error", 130), (answer["status"]!.GetValue<string>(), answer["exit_code"]!.GetValue<int>()));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments,
        TemporaryFolder folder,
        Func<string, string?> environment,
        CancellationToken cancellation
    )
    {
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var error = new StringWriter();
        var surroundings = new Surroundings(
            TextReader.Null,
            output,
            error,
            folder.Path,
            name => name == "GRIP_HOME" ? folder.Combine("home") : environment(name)
        );
        var exitCode = await GripProgram.RunAsync(arguments, surroundings, cancellation);
        return (exitCode, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }
}
