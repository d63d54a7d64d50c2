using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;
using System;

namespace Consumer;

public class Scripts
{
    public double Run(string code)
    {
        var engine = new Engine(options => options.LimitRecursion(10).TimeoutInterval(TimeSpan.FromSeconds(1)));
        engine.SetValue("log", new Action<object>(Console.WriteLine));
        return engine.Execute(code).GetCompletionValue().AsNumber();
    }

    public string Text(Engine engine)
    {
        JsValue value = engine.GetValue("x");
        if (value.IsObject())
            return value.AsObject().Get("name").AsString();
        return value.ToObject().ToString();
    }

    public object Call(Engine engine) => engine.Invoke("f", 1, 2).ToObject();

    public void Guard(Engine engine)
    {
        try { engine.Execute("throw 1"); }
        catch (JavaScriptException e) { Console.WriteLine(e.LineNumber + e.Column); }
    }
}
