namespace Grip.Benchmarks.Generating;

/// <summary>Everything that is not C#.</summary>
internal static class ProjectFiles
{
    public const string Props = """
        <Project>
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <LangVersion>14</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <NoWarn>$(NoWarn);CS1591;CS1573</NoWarn>
          </PropertyGroup>
        </Project>

        """;

    public const string EditorConfig = "root = true\n\n[*.cs]\nindent_style = space\nindent_size = 4\nend_of_line = lf\n";

    public static string Project(ProjectPlan project, bool multiTarget)
    {
        var depth = string.Concat(Enumerable.Repeat("../", project.Folder.Count(letter => letter == '/') + 1));
        var references = string.Concat(
            project.References.Select(reference => $"    <ProjectReference Include=\"{depth}{reference.Path}\" />\n")
        );
        var targets =
            multiTarget && project.Layer is Layer.Core or Layer.Domain
                ? "    <TargetFramework />\n    <TargetFrameworks>net10.0;net8.0</TargetFrameworks>\n"
                : "";
        var output = project.Layer == Layer.App ? "    <OutputType>Exe</OutputType>\n" : "";
        var properties = targets + output;
        return "<Project Sdk=\"Microsoft.NET.Sdk\">\n"
            + (properties.Length == 0 ? "" : $"  <PropertyGroup>\n{properties}  </PropertyGroup>\n")
            + (references.Length == 0 ? "" : $"  <ItemGroup>\n{references}  </ItemGroup>\n")
            + "</Project>\n";
    }

    public static string Solution(IReadOnlyList<ProjectPlan> projects)
    {
        var folders = projects
            .GroupBy(project => project.Folder.Split('/')[0])
            .Select(group =>
                $"  <Folder Name=\"/{group.Key}/\">\n"
                + string.Concat(group.Select(project => $"    <Project Path=\"{project.Path}\" />\n"))
                + "  </Folder>\n"
            );
        return "<Solution>\n" + string.Concat(folders) + "</Solution>\n";
    }
}
