using Guards;
using Sample;

namespace Calls;

public static class Caller
{
    public static void Call() => Guard.Against.Empty("text");
}
