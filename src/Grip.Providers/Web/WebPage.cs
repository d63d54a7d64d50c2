namespace Grip.Providers.Web;

/// <summary>A page as it came.</summary>
/// <param name="Address">Where it was found, after redirects on the same host.</param>
/// <param name="MediaType">As in "text/html"; empty if the server did not say.</param>
/// <param name="Text">HTML as plain text with its headings, lists and links; other text as it is.</param>
/// <param name="IsCut">True if the page is longer than what is taken.</param>
public sealed record WebPage(Uri Address, string MediaType, string Text, bool IsCut);
