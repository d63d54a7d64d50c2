namespace Sample;

file class Local;

public class OtherUser
{
    public object Make() => new Local();
}
