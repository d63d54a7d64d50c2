namespace Sample;

public class Third(Fourth fourth)
{
    public Fourth Fourth => fourth;
}

public class Fourth;
