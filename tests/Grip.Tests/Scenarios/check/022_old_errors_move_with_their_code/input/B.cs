public class B
{
}
