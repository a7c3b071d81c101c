using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <summary>Adds a unit of the programme's own.</summary>
[UseCase]
public sealed class AddUnit(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public const int MostOwn = 60;

    public async Task<Outcome<string>> ExecuteAsync(Guid programmeId, UnitFacts facts, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (facts.Check() is { Succeeded: false } refused) return refused;
        if (await db.MissingPictureAsync(programmeId, facts.Body, ct) is { } gone) return gone;
        if (await db.UnitTexts.CountAsync(t => t.ProgrammeId == programmeId, ct) >= MostOwn) return Outcome.Refused("training.refused.tooMany", ("max", MostOwn));

        var now = clock.GetUtcNow();
        var text = UnitText.Own(db.OrganisationId, programmeId, now);
        text.Write(facts, person.Id, now);
        db.UnitTexts.Add(text);
        audit.Record("training.unit.added", "programme", programmeId, programme.Name, new { text.Title, text.Track });
        await db.SaveChangesAsync(ct);
        return text.Key;
    }
}

/// <summary>Changes a unit: of one that ships, the programme's own copy. What people have finished stays finished.</summary>
[UseCase]
public sealed class ChangeUnit(AppDb db, CurrentPerson person, AuditLog audit, ReadTrainingPlan plans, TimeProvider clock)
{
    /// <param name="seenVersion">The version that the form was filled from.</param>
    public async Task<Outcome> ExecuteAsync(Guid programmeId, string unitKey, UnitFacts facts, int seenVersion, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if ((await plans.OfAsync(programmeId, ct)).Find(unitKey) is not { } unit) return Outcome.NotFound;
        if (seenVersion != unit.Version) return Outcome.Refused("refused.changedMeanwhile");
        // Where a shipped unit belongs is part of what it is: completions and roles go by it.
        if (unit.IsShipped) facts = facts with { Track = unit.Track };
        if (facts.Check() is { Succeeded: false } refused) return refused;
        if (await db.MissingPictureAsync(programmeId, facts.Body, ct) is { } gone) return gone;

        var now = clock.GetUtcNow();
        var text = await db.UnitTexts.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId && t.Key == unitKey, ct);
        if (text is null) db.UnitTexts.Add(text = UnitText.CopyOf(db.OrganisationId, programmeId, unitKey, now));
        text.Write(facts, person.Id, now);
        audit.Record("training.unit.changed", "programme", programmeId, programme.Name, new { text.Title });
        return await db.SaveSeenAsync(ct);
    }
}

/// <summary>Takes the programme's text away: a shipped unit is again as it ships, one of its own is gone. One that somebody finished can only be hidden.</summary>
[UseCase]
public sealed class DiscardUnitText(AppDb db, CurrentPerson person, AuditLog audit)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, string unitKey, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.UnitTexts.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId && t.Key == unitKey, ct) is not { } text) return Outcome.Refused("training.refused.asItShips");
        var isOwn = unitKey.StartsWith(UnitText.OwnPrefix, StringComparison.Ordinal);
        if (isOwn && await db.UnitCompletions.CountAsync(c => c.ProgrammeId == programmeId && c.UnitKey == unitKey, ct) is > 0 and var finished)
            return Outcome.Refused("training.refused.finishedBy", ("n", finished));

        db.UnitTexts.Remove(text);
        audit.Record(isOwn ? "training.unit.removed" : "training.unit.restored", "programme", programmeId, programme.Name, new { text.Title });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
