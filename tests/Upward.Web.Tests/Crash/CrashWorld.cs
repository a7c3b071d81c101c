using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Crash;

/// <summary>The data folder that survives the kills, what the clients were told, and what must therefore be there.</summary>
internal sealed class CrashWorld : IAsyncDisposable
{
    private const int Editors = 3, ImportedRows = 800;

    private readonly HandedOver _database;
    private readonly Cookie _ada;
    private readonly List<EditedPerson> _edited;
    private readonly List<StartedImport> _imports = [];
    private readonly List<StartedRound> _rounds = [];
    private readonly Guid _programmeId;

    private CrashWorld(HandedOver database, Guid programmeId, Cookie ada, IEnumerable<Guid> people) =>
        (_database, _programmeId, _ada, _edited) = (database, programmeId, ada, [.. people.Select(id => new EditedPerson(id))]);

    public string Folder => _database.Folder;
    public string Log => _database.Log;
    public int Acknowledged => _edited.Sum(e => e.Acknowledged) + _imports.Count(i => i.Acknowledged) + _rounds.Count(r => r.Acknowledged);
    public int Imports => _imports.Count(i => i.Acknowledged);
    public int Rounds => _rounds.Count(r => r.Acknowledged);

    public static async Task<CrashWorld> PrepareAsync()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        var story = await Story.BeginAsync(host);
        var people = new List<Guid>();
        await story.InAsync(async db =>
        {
            for (var i = 0; i < Editors; i++) people.Add((await story.AddPersonAsync(db, $"Edited {(char)('A' + i)}")).Id);
            await db.SaveChangesAsync();
        });
        var ada = await story.SessionOfAsync(story.Ada);
        return new(await HandedOver.FromAsync(story), story.Programme.Id, ada, people);
    }

    /// <summary>Several clients at once, until the program dies under them.</summary>
    public async Task WorkAsync(RunningProgram program, int round, CancellationToken stop)
    {
        var import = new StartedImport($"R{round:000}-");
        var matching = new StartedRound(_programmeId);
        _imports.Add(import);
        _rounds.Add(matching);
        await Task.WhenAll([
            .. _edited.Select(e => UntilItDiesAsync(() => e.EditAsync(program.NewBrowser(_ada), stop))),
            UntilItDiesAsync(() => import.BringAsync(program.NewBrowser(_ada), ImportedRows)),
            UntilItDiesAsync(() => matching.StartAsync(program.NewBrowser(_ada)))]);
    }

    public async Task UntilAcknowledgedAsync(Task work, bool anImport)
    {
        int Count() => anImport ? Imports : Acknowledged;
        var before = Count();
        for (var waited = 0; waited < 1500 && Count() == before && !work.IsCompleted; waited++) await Task.Delay(20);
    }

    private static async Task UntilItDiesAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            // The program was killed in the middle of an answer: this write is not acknowledged.
        }
    }

    public async Task CheckAsync(RunningProgram program, int round)
    {
        await UntilTasksEndAsync(round);
        await _database.InAsync(db => CheckAsync(program, db));
    }

    private async Task CheckAsync(RunningProgram program, AppDb db)
    {
        Assert.Equal("ok", (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Single());
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
        foreach (var edited in _edited) await edited.CheckAsync(db, program.NewBrowser(_ada));
        foreach (var import in _imports.Where(i => !i.IsChecked)) await import.CheckAsync(db, ImportedRows);
        foreach (var matching in _rounds.Where(r => !r.IsChecked)) await matching.CheckAsync(db);
    }

    /// <summary>A task that the kill interrupted is continued, or ends as failed; it never stays.</summary>
    private async Task UntilTasksEndAsync(int round)
    {
        for (var waited = 0; waited < 900; waited++)
        {
            if (!await _database.InAsync(db => db.LongTasks.AnyAsync(t => t.FinishedAt == null))) return;
            await Task.Delay(100);
        }
        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"after kill {round} a task was neither finished nor failed within 90 seconds"));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
