using Lib;

namespace App;

public class Tests
{
    public Tests(Check check)
    {
        check.Throws<InvalidOperationException>();
    }
}
