using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>One application as its reader may see it.</summary>
public sealed record OpenedApplication(ProgrammeApplication Application, ApplicationForm Form, AnswerSheet Sheet)
{
    /// <summary>The questions this reader may see the answer of, and that were asked.</summary>
    public IReadOnlyList<FormQuestion> Questions { get; init; } = [];
    public string LineManager { get; init; } = "";
    public IReadOnlyList<ApplicationReview> Reviews { get; init; } = [];
    /// <summary>Names of readers and deciders.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();
    public IReadOnlyList<VettingCheck> Checks { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public TimeRequest? Time { get; init; }
    public IReadOnlyList<Nomination> Nominations { get; init; } = [];
    /// <summary>On the waiting list, from 1 on; 0 elsewhere.</summary>
    public int Position { get; init; }
}

/// <summary>Opens applications to read, alone or side by side. What was sent counts as "being read" from then on.</summary>
[UseCase]
public sealed class ReadApplications(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public IReadOnlyDictionary<Guid, string> SkillNames { get; private set; } = new Dictionary<Guid, string>();
    public Intake Intake { get; private set; } = null!;
    public Programme Programme { get; private set; } = null!;
    public bool MayDecide { get; private set; }

    public async Task<IReadOnlyList<OpenedApplication>> ExecuteAsync(Guid programmeId, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await db.Applications.ReadableBy(person, db).Include(a => a.Person).Include(a => a.Programme).Where(a => a.ProgrammeId == programmeId && ids.Contains(a.Id)).ToListAsync(ct);
        if (found.Count == 0) return [];
        foreach (var one in found) one.Open(clock.GetUtcNow());
        await SaveQuietlyAsync(ct);

        MayDecide = person.ManagedProgrammeIds.Contains(programmeId);
        Programme = found[0].Programme;
        Intake = await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == programmeId, ct) ?? Intake.For(db.OrganisationId, programmeId);
        var opened = new List<OpenedApplication>();
        foreach (var one in found.OrderBy(a => ids.ToList().IndexOf(a.Id))) opened.Add(await OpenAsync(one, ct));
        SkillNames = await Applications.SkillNames.OfAsync(db, opened.Select(o => o.Sheet), [.. opened.SelectMany(o => o.Form.Questions).DistinctBy(q => q.Key)], ct);
        return opened;
    }

    private async Task<OpenedApplication> OpenAsync(ProgrammeApplication one, CancellationToken ct)
    {
        var form = await db.ApplicationForms.AsNoTracking().SingleAsync(f => f.Id == one.FormId, ct);
        var answers = await db.ApplicationAnswers.AsNoTracking().ReadableBy(person, one.ProgrammeId).Where(a => a.ApplicationId == one.Id).ToListAsync(ct);
        var sheet = AnswerSheet.Of(answers);
        var reviews = await db.ApplicationReviews.AsNoTracking().Where(r => r.ApplicationId == one.Id).OrderBy(r => r.At).ToListAsync(ct);
        // A reviewer judges first and reads the others afterwards: judgements that know each other are one judgement.
        if (!MayDecide && reviews.TrueForAll(r => r.ReviewerId != person.Id)) reviews = [];
        var checks = MayDecide ? await db.VettingChecks.AsNoTracking().Where(c => c.ApplicationId == one.Id).ToListAsync(ct) : [];
        var known = reviews.Select(r => r.ReviewerId).Concat(checks.Select(c => c.ById ?? Guid.Empty)).Append(one.DecidedById ?? Guid.Empty).ToHashSet();
        return new(one, form, sheet)
        {
            Questions = [.. form.Questions.Where(q => (MayDecide || q.Readers != Readers.Managers) && sheet.IsAsked(q))],
            LineManager = await db.People.Where(p => p.Id == one.PersonId && p.Manager != null).Select(p => p.Manager!.Name).SingleOrDefaultAsync(ct) ?? "",
            Reviews = reviews,
            Names = await db.People.AsNoTracking().Where(p => known.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct),
            Checks = checks,
            Tags = await db.ApplicationTags.AsNoTracking().Where(t => t.ApplicationId == one.Id).Select(t => t.Word).OrderBy(w => w).ToListAsync(ct),
            Time = await db.TimeRequests.AsNoTracking().Where(r => r.ApplicationId == one.Id && r.RevokedAt == null).OrderByDescending(r => r.AskedAt).FirstOrDefaultAsync(ct),
            Nominations = MayDecide ? await db.Nominations.AsNoTracking().Include(n => n.By).Where(n => n.ProgrammeId == one.ProgrammeId && n.PersonId == one.PersonId).OrderBy(n => n.At).ToListAsync(ct) : [],
            Position = one.State == ApplicationState.Waiting ? await db.Applications.WaitingBefore(one).CountAsync(ct) + 1 : 0,
        };
    }

    private async Task SaveQuietlyAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else opened, decided or withdrew it in the same moment; reading goes on all the same.
        }
    }
}
