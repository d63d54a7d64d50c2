public static class Mixed
{
    public static bool Is(object a)
	{
		return a is null;
    }
}