namespace Sample;

public class Grid
{
    public int this[int row, int column]
    {
        get => row - column;
        set { }
    }

    public int Run()
    {
        this[1, 2] = 3;
        return this[row: 4, column: 5] + Sum(1) + Sum(1, b: 4);

        static int Sum(int a, int b = 2) => a + b;
    }
}
