public static class Calc
{
    public static int Sum(int a, int b) => a + b;
}
