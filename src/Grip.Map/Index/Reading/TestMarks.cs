using Microsoft.CodeAnalysis;

namespace Grip.Map.Index.Reading;

/// <summary>The attributes by which xunit, NUnit and MSTest know a test.</summary>
internal static class TestMarks
{
    /// <summary>True for the frameworks' own attributes, for those that derive from them, and by name where the package is missing.</summary>
    public static bool IsTest(INamedTypeSymbol? attribute)
    {
        for (var current = attribute; current is not null; current = current.BaseType)
            if (IsMark(current.Name))
                return true;
        return false;
    }

    private static bool IsMark(string name) =>
        name
            is "FactAttribute"
                or "TheoryAttribute"
                or "TestAttribute"
                or "TestCaseAttribute"
                or "TestCaseSourceAttribute"
                or "TestMethodAttribute"
                or "DataTestMethodAttribute"
                // As written, where the compiler does not know the type.
                or "Fact"
                or "Theory"
                or "Test"
                or "TestCase"
                or "TestCaseSource"
                or "TestMethod";
}
