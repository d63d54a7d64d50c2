using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Io;
using AngleSharp.Text;
using System;
using System.Linq;
using System.Threading.Tasks;

namespace Consumer;

public class Pages
{
    public async Task<string> Title(string html)
    {
        var context = BrowsingContext.New(Configuration.Default.WithDefaultLoader());
        var document = await context.OpenAsync(request => request.Content(html));
        return document.Title;
    }

    public string[] Links(string html)
    {
        var parser = new HtmlParser();
        IHtmlDocument document = parser.ParseDocument(html);
        return document.QuerySelectorAll("a").OfType<IHtmlAnchorElement>().Select(a => a.Href).ToArray();
    }

    public string Text(IElement element) => element.Text().StripLeadingTrailingSpaces();

    public INode Parent(IElement element) => element.Parent;

    public string Html(IElement element) => element.ToHtml();

    public Url Address(IElement element) => element.HyperReference("x");

    public IElement First(IHtmlDocument document) => document.All.First(element => element.ClassList.Contains("x"));
}
