using System;

var name = args.Length > 0 ? args[0] : null;
if (name == null)
    return 1;
#if EXTRA
if (args == null) return 2; // with a remark
#else
if (args == null) return 4;
#endif
Console.WriteLine(Shown(name));
return 0;

static string Shown(object thing) => thing == null ? "-" : thing.ToString();
