namespace Sample;

public static class Taken
{
    private static class Runner;

    public static int Go() => Legacy.OldApi.Run(1);
}
