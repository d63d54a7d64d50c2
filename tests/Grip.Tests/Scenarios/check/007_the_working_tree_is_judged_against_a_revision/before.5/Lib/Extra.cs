namespace Lib;

public class Extra;
