using System.Collections.Immutable;
using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Functions.Finders;

/// <summary>Tests of xunit, NUnit, MSTest and TUnit, also by attributes that derive from theirs.</summary>
internal static class TestMethods
{
    private static readonly ImmutableArray<KnownType> _attributes =
    [
        KnownType.Of("Xunit.FactAttribute"),
        KnownType.Of("Xunit.TheoryAttribute"),
        KnownType.Of("NUnit.Framework.TestAttribute"),
        KnownType.Of("NUnit.Framework.TestCaseAttribute"),
        KnownType.Of("NUnit.Framework.TestCaseSourceAttribute"),
        KnownType.Of("NUnit.Framework.TheoryAttribute"),
        KnownType.Of("Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute"),
        KnownType.Of("Microsoft.VisualStudio.TestTools.UnitTesting.DataTestMethodAttribute"),
        KnownType.Of("TUnit.Core.TestAttribute"),
    ];

    private static readonly ImmutableArray<KnownType> _ignored =
    [
        KnownType.Of("NUnit.Framework.IgnoreAttribute"),
        KnownType.Of("Microsoft.VisualStudio.TestTools.UnitTesting.IgnoreAttribute"),
    ];

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var node in file.Methods.Where(method => method.AttributeLists.Count > 0))
            if (file.Model.GetDeclaredSymbol(node, file.Cancellation) is { } method && Recognise(method) is { } use)
            {
                var skipped = use.Named("Skip") ?? use.Named("Ignore") ?? AttributeUse.On(method, _ignored).FirstOrDefault()?.FirstText;
                yield return new FoundFunction
                {
                    Kind = FunctionKind.Test,
                    Title = Titles.Of(method),
                    Symbol = method,
                    Line = file.LineOf(node.Identifier),
                    FoundBy = use.By,
                    Details = [new("form", use.Name), .. skipped is null ? [] : new[] { new FunctionDetail("skipped", skipped) }],
                };
            }
    }

    /// <summary>The attribute that makes a method a test; null if none does.</summary>
    public static AttributeUse? Recognise(IMethodSymbol method) => AttributeUse.On(method, _attributes).FirstOrDefault();
}
