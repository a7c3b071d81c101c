using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment.Import;

/// <summary>
/// A participants file, first looked at and then carried out by the same plan, in one transaction. The file itself is never
/// stored: the preview page carries it. What was changed is, for as long as the import can be taken back.
/// </summary>
[UseCase]
public sealed class ImportParticipants(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <summary>Some 50,000 participants. The preview page carries the file, packed.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    private const int RowsPerSave = 500;

    public async Task<Outcome<ParticipantPlan>> PreviewAsync(Guid programmeId, byte[] content, IReadOnlyDictionary<string, string> decisions, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (content.Length > LargestFile) return Outcome.RefusedAt("File", "participants.import.refused.large");
        var reading = CsvReading.Read(content);
        if (reading.Table is not { } table) return Outcome.Refused([new Refusal("File", UploadStaffList.Say(reading.Refusal!).Refusals[0].Message)]);
        if (!ParticipantColumns.From(table).HasKey) return Outcome.RefusedAt("File", "participants.import.refused.noKey");
        return new ParticipantPlanning(await KnowledgeAsync(programme, decisions, ct)).Plan(table);
    }

    /// <param name="digest">Of the plan that was shown. Another one by now is not carried out unseen.</param>
    /// <param name="categoryOfNew">Category for skills that are added.</param>
    public async Task<Outcome<ParticipantImport>> CommitAsync(
        Guid programmeId, string fileName, byte[] content, IReadOnlyDictionary<string, string> decisions, string digest, string categoryOfNew, CancellationToken ct)
    {
        var preview = await PreviewAsync(programmeId, content, decisions, ct);
        if (!preview.Succeeded) return preview.Result;
        var plan = preview.Value;
        if (plan.Digest != digest) return Outcome.Refused("participants.import.refused.changed");
        if (plan.Rows.Count == 0) return Outcome.Refused("participants.import.refused.nothing");

        var programme = await db.Programmes.SingleAsync(p => p.Id == programmeId, ct);
        ParticipantImport? done = null;
        var outcome = await db.InTransactionAsync(async () =>
        {
            var skills = AddSkills(plan, categoryOfNew);
            done = ParticipantImport.Of(db.OrganisationId, programmeId, fileName, plan, skills.Values, person.Id, clock.GetUtcNow());
            db.ParticipantImports.Add(done);
            var refused = await ApplyAsync(plan, programme, skills, done, ct);
            if (!refused.Succeeded) return refused;
            audit.Record("participants.imported", "programme", programmeId, programme.Name, new { done.Added, done.Changed, NewSkills = skills.Count, done.LeftOut });
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
        if (!outcome.Succeeded) return outcome;
        if (plan.Rows.Count > RowsPerSave) await db.CountAgainAsync(ct);
        return done!;
    }

    private Dictionary<string, Guid> AddSkills(ParticipantPlan plan, string category)
    {
        var added = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var skill in plan.Rows.SelectMany(r => (r.Wants ?? []).Concat(r.Offers ?? [])).Where(s => s.SkillId == Guid.Empty))
        {
            if (added.ContainsKey(PlainWords.Of(skill.Name))) continue;
            var made = Skill.Of(db.OrganisationId, skill.Name, category, []);
            db.Skills.Add(made);
            audit.Record("skill.added", "skill", made.Id, made.Name, new { by = "import" });
            added[PlainWords.Of(skill.Name)] = made.Id;
        }
        return added;
    }

    /// <summary>Saves some rows at a time, all in the caller's transaction: 10,000 participants with their topics are 95,000 rows, and a tracker that holds them all is slow.</summary>
    private async Task<Outcome> ApplyAsync(ParticipantPlan plan, Programme programme, Dictionary<string, Guid> newSkills, ParticipantImport import, CancellationToken ct)
    {
        var now = import.ImportedAt;
        Guid IdOf(PlannedSkill skill) => skill.SkillId != Guid.Empty ? skill.SkillId : newSkills[PlainWords.Of(skill.Name)];
        foreach (var rows in plan.Rows.Chunk(RowsPerSave))
        {
            var known = rows.Select(r => r.EnrolmentId).OfType<Guid>().ToList();
            var before = await db.Enrolments.Include(e => e.Skills).Include(e => e.Wishes).AsSplitQuery().Where(e => known.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
            foreach (var row in rows)
            {
                var enrolment = row.EnrolmentId is { } id ? before[id] : ParticipantEnrolment.Add(db.OrganisationId, programme.Id, row.PersonId, row.Role,
                    row.Role == ProgrammeRole.Mentor ? programme.MentorCapacity : programme.MenteeCapacity, person.Id, now);
                var asItWas = row.EnrolmentId is null ? null : ProfileBefore.Of(enrolment);
                if (row.EnrolmentId is null) db.Enrolments.Add(enrolment);
                else if (!enrolment.IsActive) enrolment.Return();
                var outcome = Apply(row, enrolment, IdOf, now);
                if (!outcome.Succeeded) return Outcome.RefusedAt("File", "participants.import.refused.row", ("row", row.Row), ("why", outcome.Refusals[0].Message));
                db.ParticipantImportRows.Add(ParticipantImportRow.Of(import.Id, row.Row, enrolment, asItWas));
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return Outcome.Done;
    }

    private static Outcome Apply(PlannedParticipant row, ParticipantEnrolment enrolment, Func<PlannedSkill, Guid> idOf, DateTimeOffset now)
    {
        if (row is { Wants: null, Offers: null, Goals: null, Interests: null, Languages: null, Motivation: null })
            return row.Capacity is { } capacity ? enrolment.SetCapacity(capacity) : Outcome.Done;
        var draft = ProfileDraft.Of(enrolment);
        return enrolment.ChangeProfile(draft with
        {
            Wanted = row.Wants is null ? draft.Wanted : [.. row.Wants.Select(w => new WantedSkill(idOf(w), w.First, w.Second))],
            Offered = row.Offers is null ? draft.Offered : [.. row.Offers.Select(o => new OfferedSkill(idOf(o), o.First, draft.Offered.FirstOrDefault(d => d.SkillId == idOf(o))?.Evidence ?? ""))],
            Goals = row.Goals ?? draft.Goals, Interests = row.Interests ?? draft.Interests, Languages = row.Languages ?? draft.Languages, Motivation = row.Motivation ?? draft.Motivation, Capacity = row.Capacity ?? draft.Capacity,
        }, enrolment.Version, now);
    }

    private async Task<ParticipantKnowledge> KnowledgeAsync(Programme programme, IReadOnlyDictionary<string, string> decisions, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().ReadableBy(person).Select(p => new
        {
            p.Id, p.Name, p.EmailKey, p.EmployeeId, Left = p.LeftAt != null,
            Enrolment = db.Enrolments.Where(e => e.ProgrammeId == programme.Id && e.PersonId == p.Id).Select(e => new { e.Id, e.Role, Active = e.WithdrawnAt == null }).FirstOrDefault(),
        }).ToListAsync(ct);
        var known = people.Select(p => (p.EmailKey, p.EmployeeId, Person: new KnownParticipant(p.Id, p.Name, p.Left, p.Enrolment?.Id, p.Enrolment?.Role, p.Enrolment?.Active == true))).ToList();
        var words = await db.Skills.AsNoTracking().Where(s => s.RetiredAt == null).WordsAsync(ct);
        return new(
            known.Where(k => k.EmailKey is not null).ToDictionary(k => k.EmailKey!, k => k.Person, StringComparer.Ordinal),
            known.Where(k => k.EmployeeId is not null).ToDictionary(k => k.EmployeeId!, k => k.Person, StringComparer.Ordinal),
            programme.MentorLabel, programme.MenteeLabel, new SkillIndex(words), decisions);
    }
}
