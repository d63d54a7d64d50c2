using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using System;
using System.Text;
using System.Threading.Tasks;

namespace Consumer;

public sealed class Bus : IDisposable
{
    private readonly IConnection connection;
    private readonly IModel channel;

    public Bus(IConnection connection, IModel channel)
    {
        this.connection = connection;
        this.channel = channel;
    }

    public static Bus Open(string host)
    {
        var factory = new ConnectionFactory { HostName = host, AutomaticRecoveryEnabled = true };
        var connection = factory.CreateConnection();
        var channel = connection.CreateModel();
        return new Bus(connection, channel);
    }

    public void Publish(string queue, string text)
    {
        channel.QueueDeclare(queue, durable: true, exclusive: false, autoDelete: false);
        channel.BasicPublish("", queue, null, Encoding.UTF8.GetBytes(text));
    }

    public void Send(string exchange, string key, byte[] body)
    {
        channel.ExchangeDeclare(exchange, ExchangeType.Topic, durable: true);
        channel.QueueBind("q", exchange, key);
        channel.BasicQos(0, 10, false);
    }

    public void Acknowledge(ulong tag) => channel.BasicAck(tag, multiple: false);

    public void Stop()
    {
        channel.Close();
        connection.Close();
    }

    public bool IsOpen => channel.IsOpen && connection.IsOpen;

    public void Dispose()
    {
        channel.Dispose();
        connection.Dispose();
    }
}
