using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;
using Upward.Web.Data;

namespace Upward.Web.Platform.Tasks;

public static class TaskServices
{
    public static void AddUpwardTasks(this IServiceCollection services, IConfiguration configuration, DatabaseChoice choice)
    {
        services.AddScoped<LongTasks>();
        services.AddSingleton<LongTaskRunner>();
        services.AddScoped<QuartzSweep>();
        if (configuration["Upward:Scheduler"] == "off")
        {
            services.AddSingleton<IScheduleTasks, NoScheduler>();
            return;
        }
        services.AddSingleton<IScheduleTasks, QuartzTasks>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(s =>
            {
                s.InstanceName = "upward";
                s.InstanceId = choice.IsPostgres ? $"{Environment.MachineName}-{Guid.NewGuid():N}" : "one";
            });
            quartz.UseDefaultThreadPool(8);
            quartz.UsePersistentStore(store =>
            {
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                if (choice.IsPostgres)
                {
                    store.UsePostgres(NpgsqlFactory.Instance, choice.ConnectionString);
                    store.UseClustering(c =>
                    {
                        c.CheckinInterval = TimeSpan.FromSeconds(2);
                        c.CheckinMisfireThreshold = TimeSpan.FromSeconds(5);
                    });
                }
                else store.UseSqlite(SqliteFactory.Instance, choice.ConnectionString);
            });
            Schedules.Add(quartz);
        });
        // Tasks end at the stop of the process by their token; the next start continues them.
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
