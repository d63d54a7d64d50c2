namespace Sample;

public class Loop
{
    public void Run()
    {
        foreach (var number in 3)
            Console.WriteLine(number);
    }
}
