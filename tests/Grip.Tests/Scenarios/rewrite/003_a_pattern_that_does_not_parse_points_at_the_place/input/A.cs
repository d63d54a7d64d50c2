namespace Sample;

public static class A;
