using Grip.Map.Functions;
using Grip.Map.Functions.Asking;
using Grip.Output;

namespace Grip.Mapping;

/// <summary>One function as a line.</summary>
internal static class FunctionText
{
    public static string ForPeople(FunctionRow function, int width, Style style)
    {
        var title = Printable.Text(function.Title);
        var doubt = function.IsCertain ? "" : "  " + style.Warn($"({function.FoundBy})");
        var more = More(function) is { Length: > 0 } text ? "  " + style.Faint(Printable.Text(text)) : "";
        return $"{title.PadRight(width)}  {style.Faint($"{Printable.Text(function.Path)}:{function.Line}")}{more}{doubt}";
    }

    public static string Compact(FunctionRow function)
    {
        var more = More(function);
        return $"{function.Title}{(more.Length > 0 ? $" {more}" : "")} {function.Path}:{function.Line}{(function.IsCertain ? "" : $" ({function.FoundBy})")}";
    }

    /// <summary>What the title does not say: the handler of an endpoint, the file that holds a key, the options of a command.</summary>
    private static string More(FunctionRow function) =>
        function.Kind switch
        {
            FunctionKind.Endpoint => function.Detail("handler") is { } handler && handler != "lambda" ? handler : "",
            FunctionKind.Configuration => function.Detail("held by") is { } file ? $"in {file}" : "",
            FunctionKind.Command => function.Detail("description") ?? function.Detail("options") ?? "",
            FunctionKind.Registration => function.Detail("form") is { } form && form != "types" ? form : "",
            FunctionKind.Handler or FunctionKind.HostedService or FunctionKind.Serialised => function.Detail("form") ?? "",
            FunctionKind.Data => function.Detail("table") is { } table ? $"table {table}" : "",
            FunctionKind.Test => function.Detail("skipped") is { } reason ? $"skipped: {reason}" : "",
            _ => "",
        };
}
