namespace Grip.Map.Functions;

/// <summary>How a function was recognised, so that a reader can doubt it. The surest first.</summary>
public enum FoundBy
{
    /// <summary>The compiler resolved the framework's symbol.</summary>
    Symbol,

    /// <summary>The shape of a name, as in <c>IOrderHandler&lt;T&gt;</c>: a convention, not a known framework.</summary>
    Shape,

    /// <summary>A string that is looked up when the program runs.</summary>
    Text,

    /// <summary>The simple name alone: the package that would declare it is not restored.</summary>
    Name,
}
