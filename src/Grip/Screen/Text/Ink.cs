using System.Runtime.InteropServices;

namespace Grip.Screen.Text;

/// <summary>The sixteen colours that every terminal has in the shades its user chose.</summary>
internal enum Hue
{
    Plain,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    Grey,
}

[Flags]
internal enum Weight
{
    None = 0,
    Bold = 1,
    Faint = 2,
    Italic = 4,
    Underline = 8,
    Inverse = 16,
    Strike = 32,
}

/// <summary>How a piece of text looks; whether the terminal shows it is the painter's business.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ink(Hue Hue, Weight Weight = Weight.None)
{
    public static readonly Ink Plain;
    public static readonly Ink Faint = new(Hue.Plain, Weight.Faint);
    public static readonly Ink Bold = new(Hue.Plain, Weight.Bold);
    public static readonly Ink Good = new(Hue.Green);
    public static readonly Ink Bad = new(Hue.Red);
    public static readonly Ink Warn = new(Hue.Yellow);
    public static readonly Ink Accent = new(Hue.Cyan);

    public Ink With(Weight more) => this with { Weight = Weight | more };
}
