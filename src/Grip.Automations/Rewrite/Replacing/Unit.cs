using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>One stretch of the code that is to stand at a site.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Gap">What stands before it, unless the site has its own layout there.</param>
/// <param name="Source">The stretch of the document that it repeats, if it can be left where it is.</param>
/// <param name="Origin">The stretch that it was made of, comments included.</param>
internal sealed record Unit(string Text, string Gap, TextSpan? Source = null, TextSpan? Origin = null);

/// <summary>A site that is left as it is, with the reason for the user.</summary>
internal sealed class SiteRefusedException(string reason) : Exception(reason);
