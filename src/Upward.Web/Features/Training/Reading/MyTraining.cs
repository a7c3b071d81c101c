using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <param name="IsDue">Finished, and so long ago that it is asked for again.</param>
public sealed record MyUnit(TrainingUnit Unit, DateTimeOffset? DoneAt, bool IsDue = false)
{
    public bool IsDone => DoneAt is not null && !IsDue;
}

/// <param name="Role">Null for who runs the programme without taking part in it.</param>
public sealed record MyProgramme(Programme Programme, ProgrammeRole? Role, bool BeforeMatching, IReadOnlyList<MyUnit> Units)
{
    public IReadOnlyList<MyUnit> Required => [.. Units.Where(u => u.Unit.IsRequired)];
    public int RequiredDone => Required.Count(u => u.IsDone);
    public bool IsComplete => Required.Count > 0 && RequiredDone == Required.Count;
    public int MinutesLeft => Required.Where(u => !u.IsDone).Sum(u => u.Unit.Minutes);
    public MyUnit? Next => Required.FirstOrDefault(u => !u.IsDone);
    public IEnumerable<(TrainingTrack Track, List<MyUnit> Units)> ByTrack => Units.GroupBy(u => u.Unit.Track).Select(g => (g.Key, g.ToList()));
}

/// <summary>The units of one's own roles, programme by programme, with what is finished. Others' training is not here for anybody.</summary>
[UseCase]
public sealed class MyTraining(AppDb db, CurrentPerson person, ReadTrainingPlan plans, TimeProvider clock)
{
    public async Task<IReadOnlyList<MyProgramme>> AllAsync(CancellationToken ct)
    {
        var roles = await db.Enrolments.AsNoTracking().OwnedBy(person).Select(e => new { e.ProgrammeId, e.Role }).ToDictionaryAsync(e => e.ProgrammeId, e => e.Role, ct);
        var ids = roles.Keys.Union(person.ManagedProgrammeIds).ToList();
        var programmes = await db.Programmes.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.ClosedAt != null).ThenBy(p => p.Name).ToListAsync(ct);
        var done = await db.UnitCompletions.AsNoTracking().Where(c => c.PersonId == person.Id).ToListAsync(ct);
        var mine = new List<MyProgramme>();
        foreach (var programme in programmes)
        {
            var plan = await plans.OfAsync(programme.Id, ct);
            var role = roles.TryGetValue(programme.Id, out var known) ? known : (ProgrammeRole?)null;
            var finished = done.Where(c => c.ProgrammeId == programme.Id).ToDictionary(c => c.UnitKey, c => c.DoneAt, StringComparer.Ordinal);
            mine.Add(new(programme, role, plan.Settings.BeforeMatching,
                [.. plan.ShownTo(TracksOf(role, programme.Id)).Select(u => finished.TryGetValue(u.Key, out var at) ? new MyUnit(u, at, plan.IsDue(u.Key, at, clock.GetUtcNow())) : new MyUnit(u, null))]));
        }
        return mine;
    }

    public async Task<MyProgramme?> OfAsync(Guid programmeId, CancellationToken ct) => (await AllAsync(ct)).FirstOrDefault(p => p.Programme.Id == programmeId);

    private List<TrainingTrack> TracksOf(ProgrammeRole? role, Guid programmeId)
    {
        var tracks = role is { } r ? TrainingTracks.Of(r).ToList() : [TrainingTrack.Everyone];
        if (person.ManagedProgrammeIds.Contains(programmeId)) tracks.Add(TrainingTrack.ProgrammeManager);
        return tracks;
    }
}
