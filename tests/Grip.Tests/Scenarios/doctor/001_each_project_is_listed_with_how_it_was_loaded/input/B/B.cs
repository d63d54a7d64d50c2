public class B;
