using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Curriculum;

/// <summary>Units as a programme writes them: its own, and its copies of those that ship.</summary>
[UseCase]
public sealed class WriteCurriculum(AppDb db, CurrentPerson person, AuditLog audit, ReadCurriculum curricula, TimeProvider clock)
{
    public const int MostOwn = 100;

    public async Task<Outcome<string>> AddAsync(Guid programmeId, CurriculumFacts facts, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (facts.Check(await curricula.OfAsync(programmeId, ct)) is { Succeeded: false } refused) return refused;
        if (await db.MissingPictureAsync(programmeId, facts.Body, ct) is { } gone) return gone;
        if (await db.CurriculumTexts.CountAsync(t => t.ProgrammeId == programmeId, ct) >= MostOwn) return Outcome.Refused("curriculum.refused.tooMany", ("max", MostOwn));

        var now = clock.GetUtcNow();
        var text = CurriculumText.Own(db.OrganisationId, programmeId, now);
        text.Write(facts, person.Id, now);
        db.CurriculumTexts.Add(text);
        audit.Record("curriculum.unit.added", "programme", programmeId, programme.Name, new { text.Title });
        await db.SaveChangesAsync(ct);
        return text.Key;
    }

    /// <param name="seenVersion">The version that the form was filled from.</param>
    public async Task<Outcome> ChangeAsync(Guid programmeId, string key, CurriculumFacts facts, int seenVersion, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var plan = await curricula.OfAsync(programmeId, ct);
        if (plan.Find(key) is not { } unit) return Outcome.NotFound;
        if (seenVersion != unit.Version) return Outcome.Refused("refused.changedMeanwhile");
        // Where a shipped unit stands in the tree is part of what it is: packs and needs go by it.
        if (unit.IsShipped) facts = facts with { Topic = unit.Topic };
        if (facts.Check(plan) is { Succeeded: false } refused) return refused;
        if (await db.MissingPictureAsync(programmeId, facts.Body, ct) is { } gone) return gone;

        var now = clock.GetUtcNow();
        var text = await db.CurriculumTexts.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId && t.Key == key, ct);
        if (text is null) db.CurriculumTexts.Add(text = CurriculumText.CopyOf(db.OrganisationId, programmeId, key, now));
        text.Write(facts, person.Id, now);
        audit.Record("curriculum.unit.changed", "programme", programmeId, programme.Name, new { text.Title });
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>Takes the programme's text away: a shipped unit is again as it ships, one of its own is gone. Pairs that planned it keep its title.</summary>
    public async Task<Outcome> DiscardAsync(Guid programmeId, string key, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.CurriculumTexts.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId && t.Key == key, ct) is not { } text) return Outcome.Refused("training.refused.asItShips");
        db.CurriculumTexts.Remove(text);
        audit.Record(text.IsOwn ? "curriculum.unit.removed" : "curriculum.unit.restored", "programme", programmeId, programme.Name, new { text.Title });
        return await db.SaveSeenAsync(ct);
    }
}
