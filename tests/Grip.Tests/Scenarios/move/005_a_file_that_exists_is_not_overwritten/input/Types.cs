namespace Sample;

public class First;

public class Second;
