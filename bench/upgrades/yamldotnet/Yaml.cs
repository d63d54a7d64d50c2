using System;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using YamlDotNet.Serialization.TypeInspectors;
using YamlDotNet.Serialization.ObjectGraphVisitors;

namespace Consumer;

public class GuidConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(Guid);

    public object ReadYaml(IParser parser, Type type)
    {
        var value = parser.Consume<Scalar>().Value;
        return Guid.Parse(value);
    }

    public void WriteYaml(IEmitter emitter, object value, Type type)
    {
        emitter.Emit(new Scalar(value.ToString()));
    }
}

public class LowerDeserializer : INodeDeserializer
{
    public bool Deserialize(IParser reader, Type expectedType, Func<IParser, Type, object> nestedObjectDeserializer, out object value)
    {
        value = null;
        return false;
    }
}

public class SkipNulls : ChainedObjectGraphVisitor
{
    public SkipNulls(IObjectGraphVisitor<IEmitter> next) : base(next) { }

    public override bool EnterMapping(IPropertyDescriptor key, IObjectDescriptor value, IEmitter context)
    {
        return value.Value != null && base.EnterMapping(key, value, context);
    }
}

public class Documents
{
    private readonly ISerializer serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new GuidConverter())
        .EmitDefaults()
        .Build();
    private readonly IDeserializer deserializer = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    public string Write(object value) => serializer.Serialize(value);

    public T Read<T>(string text) => deserializer.Deserialize<T>(text);

    public int Line(YamlException error) => error.Start.Line;

    public string First(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        Mark mark = root.Start;
        int column = mark.Column;
        return root.Children[new YamlScalarNode("name")].ToString();
    }
}
