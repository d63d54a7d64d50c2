using HandlebarsDotNet;
using System;
using System.IO;

namespace Consumer;

public class Views
{
    public string Render(string source, object model)
    {
        Handlebars.RegisterHelper("link", (writer, context, arguments) => writer.WriteSafeString($"<a>{arguments[0]}</a>"));
        Handlebars.RegisterHelper("each2", (output, options, context, arguments) => options.Template(output, (object)context));
        Func<object, string> template = Handlebars.Compile(source);
        return template(model);
    }

    public IHandlebars Own()
    {
        var configuration = new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true };
        var own = Handlebars.Create(configuration);
        own.RegisterTemplate("partial", "x");
        return own;
    }

    public Action<TextWriter, object> Compiled(TextReader reader) => Handlebars.Compile(reader);
}
