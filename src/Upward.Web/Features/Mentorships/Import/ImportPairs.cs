using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Mentorships.Import;

public sealed record PairPreview(PairFile File, PairPlan Plan);

/// <summary>
/// Pairs that there were before Upward, first looked at and then brought in by the same plan, in one transaction. The file
/// itself is never stored: the preview page carries it.
/// </summary>
[UseCase]
public sealed class ImportPairs(AppDb db, LoadPairKnowledge knowledge, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <param name="choices">Null: as the headings say.</param>
    public async Task<Outcome<PairPreview>> PreviewAsync(Guid programmeId, byte[] content, PairChoices? choices, CancellationToken ct)
    {
        if (await FindAsync(programmeId, ct) is not { } programme) return Outcome.NotFound;
        var file = PairFile.Read(content, choices);
        return file.Succeeded ? new PairPreview(file.Value, await PlanAsync(programme, file.Value, ct)) : file.Result;
    }

    /// <param name="digest">Of the plan that was shown. Another one by now is not carried out unseen.</param>
    public async Task<Outcome<PairImport>> CommitAsync(Guid programmeId, string fileName, byte[] content, PairChoices choices, string digest, CancellationToken ct)
    {
        var seen = await PreviewAsync(programmeId, content, choices, ct);
        if (!seen.Succeeded) return seen.Result;
        PairImport? done = null;
        var outcome = await db.InTransactionAsync(async () =>
        {
            // Another file, or an answer to a proposal, may take a place at this moment: it waits for us and then finds the place taken, or we for it.
            await db.LockAsync<Programme>([programmeId], ct);
            await db.LockAsync<ParticipantEnrolment>(seen.Value.Plan.Running.SelectMany(r => new[] { r.Mentor.EnrolmentId, r.Mentee.EnrolmentId }).OfType<Guid>().Distinct().Order(), ct);
            // The file is what it was, so it is not read again while others wait; what the plan rests on is.
            if (await FindAsync(programmeId, ct) is not { } programme) return Outcome.NotFound;
            var plan = await PlanAsync(programme, seen.Value.File, ct);
            if (plan.Digest != digest) return Outcome.Refused("participants.import.refused.changed");
            if (!plan.CanCommit) return Outcome.Refused("participants.import.refused.nothing");
            done = await ApplyAsync(programme, fileName, plan, ct);
            // Somebody may be added to the programme by hand at this moment: of two enrolments of one person the index lets one in.
            return await db.SaveSeenAsync(ct);
        }, ct);
        return outcome.Succeeded ? done! : outcome;
    }

    private Task<Programme?> FindAsync(Guid programmeId, CancellationToken ct) => db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);

    /// <summary>Without a column the rows say nothing: the page asks for it instead of listing every row as a problem.</summary>
    private async Task<PairPlan> PlanAsync(Programme programme, PairFile file, CancellationToken ct) =>
        file.Missing.Any() ? new([], [], null) : new PairPlanning(await knowledge.OfAsync(programme, ct)).Plan(file);

    private async Task<PairImport> ApplyAsync(Programme programme, string fileName, PairPlan plan, CancellationToken ct)
    {
        var (now, programmeId) = (clock.GetUtcNow(), programme.Id);
        var zone = ReaderZone.FirstOf(await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => o.TimeZone).SingleAsync(ct));
        var import = PairImport.Of(db.OrganisationId, programmeId, fileName, plan, person.Id == Guid.Empty ? null : person.Id, now);
        db.PairImports.Add(import);
        var seats = new Seats(await db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).ToListAsync(ct));
        var inside = plan.Running.Any() ? await db.Enrolments.Where(e => e.ProgrammeId == programmeId).ToDictionaryAsync(e => e.PersonId, ct) : [];
        foreach (var row in plan.Running)
        {
            var (mentor, mentee) = (Enrol(row.Mentor, ProgrammeRole.Mentor), Enrol(row.Mentee, ProgrammeRole.Mentee));
            // Noon: the day is the same for a reader some hours east or west.
            db.Mentorships.Add(Mentorship.Bring(import.Id, mentor, seats.Take(mentor.Id), mentee, seats.Take(mentee.Id), row.CalledBefore, zone.StartOf(row.StartedOn).AddHours(12).ToUniversalTime(), now));
        }
        foreach (var row in plan.History)
            db.PastPairs.Add(PastPair.Of(db.OrganisationId, programmeId, import.Id, row.Mentor.PersonId, row.Mentee.PersonId, row.StartedOn, row.EndedOn!.Value, row.CalledBefore, row.Ending, now));
        audit.Record("mentorship.imported", "programme", programmeId, programme.Name, new { import.Running, import.Past, import.Joined, import.LeftOut });
        return import;

        ParticipantEnrolment Enrol(PlannedSide side, ProgrammeRole role)
        {
            if (inside.TryGetValue(side.PersonId, out var known) && known.IsActive) return known;
            var (withdrawn, before) = (known?.WithdrawnAt, known?.Role ?? role);
            if (known is not null) known.ReturnAs(role);
            else db.Enrolments.Add(inside[side.PersonId] = known = ParticipantEnrolment.Add(db.OrganisationId, programmeId, side.PersonId, role, role == ProgrammeRole.Mentor ? programme.MentorCapacity : programme.MenteeCapacity, import.ImportedById, now));
            db.PairImportPeople.Add(PairImportPerson.Of(import.Id, known, withdrawn, before));
            return known;
        }
    }
}
