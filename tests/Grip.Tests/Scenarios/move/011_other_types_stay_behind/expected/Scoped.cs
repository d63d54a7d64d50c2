using Sample.Two;

namespace Sample;

public class Third(Fourth fourth)
{
    public Fourth Fourth => fourth;
}
