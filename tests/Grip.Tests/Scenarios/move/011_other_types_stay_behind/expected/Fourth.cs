namespace Sample.Two;

public class Fourth;
