namespace Grip.Terminal.Digests;

/// <summary>
/// Knows how one family of tools writes. It looks at the text alone: a command is often a script that calls the tool, so the
/// command's words would tell too little.
/// </summary>
internal interface ILogReader
{
    void Read(FoldedLog log, FactSink facts);
}
