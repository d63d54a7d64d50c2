namespace Sample;

public class Unrelated;
