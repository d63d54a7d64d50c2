using System;

// first
Console.WriteLine("a");
if (args.Length > 1)
    Console.WriteLine("b");
#if EXTRA
Console.WriteLine("c"); // last
#endif
Console.Error.Write("gone");
Inner();

void Inner() { Console.WriteLine("d"); }
