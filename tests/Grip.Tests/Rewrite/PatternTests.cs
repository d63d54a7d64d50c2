using Grip.Automations.Rewrite.Patterns;
using Grip.Core;

namespace Grip.Tests.Rewrite;

public sealed class PatternTests
{
    [Theory]
    [InlineData("$X == null", "Expression")]
    [InlineData("$M($$$)", "Expression")]
    [InlineData("await $X", "Expression")]
    [InlineData("typeof($E).Foo($A)", "Expression")]
    [InlineData("Foo<$T>", "Expression")]
    [InlineData("$X => $$$BODY", "Expression")]
    [InlineData("int?", "Type")]
    [InlineData("$T[]", "Type")]
    [InlineData("if ($x == null) throw $E;", "Statement")]
    [InlineData("{ $$$ }", "Statement")]
    [InlineData("var $x = $E; return $x;", "Statement")]
    [InlineData("foreach (var $v in $XS) { $S }", "Statement")]
    [InlineData("void $M($$$) { $$$ }", "Member")]
    [InlineData("public int $P { get; set; }", "Member")]
    [InlineData("class $C { $$$MEMBERS }", "Member")]
    [InlineData("[Obsolete($$$)]", "Attribute")]
    [InlineData("[assembly: $A]", "Attribute")]
    [InlineData("using System.Text;", "Using")]
    [InlineData("internal", "Modifier")]
    [InlineData("static readonly", "Modifier")]
    [InlineData("\"costs $5 and $X\"", "Expression")]
    public void The_kind_of_a_pattern_is_inferred(string source, string kind) =>
        Assert.Equal(kind, PatternParser.Parse(source, null, "pattern").Kind.ToString());

    [Theory]
    [InlineData("Foo($X", 6)]
    [InlineData("Foo($$X)", 4)]
    [InlineData("if ($X", 6)]
    [InlineData("Foo($X) Bar", 8)]
    public void A_pattern_that_does_not_parse_points_at_the_place(string source, int column)
    {
        var error = Assert.Throws<GripException>(() => PatternParser.Parse(source, null, "pattern"));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Equal([source, new string(' ', column) + "^"], error.Places);
    }

    [Fact]
    public void Metavariables_inside_of_strings_and_comments_are_text() =>
        Assert.Equal(
            [new Metavariable("X", false)],
            PatternParser
                .Parse("Log(\"$A\", @\"$B\"\"\", $\"$C\", '$' /* $D */, $X)", null, "pattern")
                .Metavariables.Select(group => group.Key)
        );
}
