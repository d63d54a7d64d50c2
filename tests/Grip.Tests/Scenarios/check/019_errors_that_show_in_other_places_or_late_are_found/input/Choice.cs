namespace Sample;

public static class Choice
{
    public static int Of(int value)
    {
        switch (value)
        {
            case 5:
                return 1;
            case More.Two:
                return 2;
            default:
                return 3;
        }
    }
}
