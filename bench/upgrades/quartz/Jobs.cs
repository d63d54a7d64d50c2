using Quartz;
using Quartz.Impl;
using Quartz.Impl.Matchers;
using Quartz.Spi;
using System;
using System.Collections.Specialized;
using System.Threading;
using System.Threading.Tasks;

namespace Consumer;

public class Report : IJob
{
    public Task Execute(IJobExecutionContext context)
    {
        Console.WriteLine(context.JobDetail.Key.Name);
        return Task.CompletedTask;
    }
}

public class Slow : IJob
{
    public async Task Execute(IJobExecutionContext context) => await Task.Delay(1, context.CancellationToken);
}

public class Listener : IJobListener
{
    public string Name => "x";

    public Task JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task JobWasExecuted(IJobExecutionContext context, JobExecutionException jobException, CancellationToken cancellationToken = default) => Task.CompletedTask;
}

public class Plan
{
    public async Task Start()
    {
        var factory = new StdSchedulerFactory(new NameValueCollection());
        IScheduler scheduler = await factory.GetScheduler();
        await scheduler.Start();
        var job = JobBuilder.Create<Report>().WithIdentity("report", "daily").Build();
        var trigger = TriggerBuilder.Create().WithCronSchedule("0 0 12 * * ?").StartNow().Build();
        await scheduler.ScheduleJob(job, trigger);
        scheduler.ListenerManager.AddJobListener(new Listener(), GroupMatcher<JobKey>.AnyGroup());
        await scheduler.Shutdown(waitForJobsToComplete: true);
    }
}
