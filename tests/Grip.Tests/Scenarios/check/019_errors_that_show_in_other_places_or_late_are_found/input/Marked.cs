namespace Sample;

[Mark(1)]
public static class Marked;
