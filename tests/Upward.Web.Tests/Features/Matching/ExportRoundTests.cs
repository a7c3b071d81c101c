using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine.Formats;
using Upward.MatchingEngine.Verification;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Matching;

public sealed class ExportRoundTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task The_record_proves_the_round_alone_and_the_export_stands_in_the_audit_log(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 5, 4);
        var round = await world.RunRoundAsync();

        var exported = await ExportAsync(world, null, world.ProgrammeId, round.Number);

        Assert.True(exported.Succeeded);
        var record = RunRecordFormat.Read(new MemoryStream(exported.Value.Record));
        var report = Verifier.Check(record, ct: TestContext.Current.CancellationToken);
        Assert.True(report.Proven, string.Join(' ', report.Failures.Select(f => f.Message)));
        Assert.Equal((round.Best.Pairs, round.Best.Total), (report.Pairs, report.Total));
        var entry = await world.Story.InAsync(d => d.AuditEntries.AsNoTracking().SingleAsync(e => e.Action == "matching.round.exported" && e.SubjectId == round.Id));
        Assert.Equal(world.Story.OrganisationId, entry.OrganisationId);
    }

    [Theory, BothDatabases]
    public async Task Damaged_bytes_are_written_as_they_are_and_found_by_whoever_reads_them(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        await world.DamageAnswerAsync(round.Id);

        var exported = await ExportAsync(world, null, world.ProgrammeId, round.Number);

        Assert.True(exported.Succeeded);
        Assert.Equal(StoredDataFault.Changed, Assert.Throws<StoredDataException>(() => RunRecordFormat.Read(new MemoryStream(exported.Value.Record))).Fault);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_solved_or_not_there_is_not_found(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var started = await world.Story.RunAsAsync<StartRound, Outcome<MatchRound>>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, true, CancellationToken.None, 3));
        Assert.True(started.Succeeded);

        Assert.True((await ExportAsync(world, null, world.ProgrammeId, started.Value.Number)).IsNotFound);
        Assert.True((await ExportAsync(world, null, world.ProgrammeId, 99)).IsNotFound);
        Assert.True((await ExportAsync(world, null, Guid.NewGuid(), 1)).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task Nobody_who_is_signed_in_gets_it_not_even_who_manages_the_programme_or_the_organisation(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();

        foreach (var person in (Person[])[world.Story.Ada, world.Story.Petra, world.Story.Amina, world.Story.Olga])
            Assert.True((await ExportAsync(world, person, world.ProgrammeId, round.Number)).IsNotFound);
        Assert.False(await world.Story.InAsync(d => d.AuditEntries.AnyAsync(e => e.Action == "matching.round.exported" && e.SubjectId == round.Id)));
    }

    private static Task<Outcome<ExportedRound>> ExportAsync(MatchingWorld world, Person? person, Guid programme, int number) =>
        world.Story.RunAsAsync<ExportRound, Outcome<ExportedRound>>(person, u => u.ExecuteOnHostAsync(programme, number, CancellationToken.None));
}
