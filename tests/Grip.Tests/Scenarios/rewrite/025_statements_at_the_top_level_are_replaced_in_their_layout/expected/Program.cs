using System;

// first
Console.Write("a"); Console.Out.Flush();
if (args.Length > 1)
    { Console.Write("b"); Console.Out.Flush(); }
#if EXTRA
Console.Write("c"); Console.Out.Flush(); // last
#endif
Inner();

void Inner() { Console.Write("d"); Console.Out.Flush(); }
