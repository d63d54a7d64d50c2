namespace Sample;

public class Grid
{
    public int this[int column, int row]
    {
        get => row - column;
        set { }
    }

    public int Run()
    {
        this[2, 1] = 3;
        return this[row: 4, column: 5] + Sum(1, 3) + Sum(1, 3, b: 4);

        static int Sum(int a, int c, int b = 2) => a + b;
    }
}
