using System.Globalization;
using System.Text;

namespace Sample.Other;

public class Mine : Codec
{
    public override void Read(string path, Encoding encoding) => Console.WriteLine(CultureInfo.InvariantCulture);
}
