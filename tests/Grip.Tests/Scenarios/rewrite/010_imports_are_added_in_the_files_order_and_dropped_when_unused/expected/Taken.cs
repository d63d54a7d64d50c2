namespace Sample;

public static class Taken
{
    private static class Runner;

    public static int Go() => Modern.Api.Runner.Start(1);
}
