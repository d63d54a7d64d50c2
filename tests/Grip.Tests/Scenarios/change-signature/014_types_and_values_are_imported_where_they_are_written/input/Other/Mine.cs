using System.Globalization;

namespace Sample.Other;

public class Mine : Codec
{
    public override void Read(string path) => Console.WriteLine(CultureInfo.InvariantCulture);
}
