using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Crash;

/// <summary>What a story made with the product's own code in this process, in a data folder that processes of their own take over; and a look into it.</summary>
internal sealed class HandedOver : IAsyncDisposable
{
    private readonly ServiceProvider _database;

    private HandedOver(string folder, Guid organisationId)
    {
        (Folder, OrganisationId) = (folder, organisationId);
        var services = new ServiceCollection().AddLogging();
        services.AddAppDb(DatabaseChoice.From(new UpwardSettings { DataFolder = folder }));
        _database = services.BuildServiceProvider();
    }

    public Guid OrganisationId { get; }
    public string Folder { get; }
    public string Log => Path.Combine(Folder, "program.log");

    /// <summary>The story's host stops. SQLite only.</summary>
    public static async Task<HandedOver> FromAsync(Story story)
    {
        await story.InAsync(async db =>
        {
            db.InstallationSettings.Add(new InstallationSetting(SettingKeys.SetUpFinished, "yes"));
            await db.SaveChangesAsync();
        });
        await story.Host.App.StopAsync();
        var folder = Directory.CreateTempSubdirectory("upward-process-").FullName;
        foreach (var file in Directory.GetFiles(story.Host.Folder, "upward.db*")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new(folder, story.OrganisationId);
    }

    public async Task<T> InAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = _database.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(OrganisationId);
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public Task InAsync(Func<AppDb, Task> work) => InAsync(async db =>
    {
        await work(db);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
