using Autofac;
using Autofac.Builder;
using Autofac.Core;
using Autofac.Core.Registration;
using Autofac.Features.OwnedInstances;
using System;
using System.Linq;

namespace Consumer;

public interface IClock { DateTime Now { get; } }
public class Clock : IClock { public DateTime Now => DateTime.UnixEpoch; }

public class ClockModule : Module
{
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterType<Clock>().As<IClock>().SingleInstance().OnActivated(e => Console.WriteLine(e.Instance));
        builder.Register(context => new Clock()).Keyed<IClock>("x").InstancePerLifetimeScope();
        builder.RegisterAssemblyTypes(typeof(Clock).Assembly).Where(type => type.Name.EndsWith("Service")).AsImplementedInterfaces();
        builder.RegisterGeneric(typeof(System.Collections.Generic.List<>)).InstancePerDependency();
    }

    protected override void AttachToComponentRegistration(IComponentRegistry componentRegistry, IComponentRegistration registration)
    {
        registration.Preparing += (sender, e) => Console.WriteLine(e.Component);
    }
}

public class App
{
    public void Run()
    {
        var builder = new ContainerBuilder();
        builder.RegisterModule<ClockModule>();
        var container = builder.Build();
        using (var scope = container.BeginLifetimeScope())
            Console.WriteLine(scope.Resolve<IClock>().Now);
        var more = new ContainerBuilder();
        more.RegisterInstance("text");
        more.Update(container);
    }
}
