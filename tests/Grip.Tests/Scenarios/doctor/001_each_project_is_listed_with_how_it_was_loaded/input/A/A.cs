public class A;
