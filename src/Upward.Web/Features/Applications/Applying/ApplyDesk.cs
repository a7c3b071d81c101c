using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications;

/// <summary>What a person who may apply sees of one programme, and what is theirs in it.</summary>
[UseCase]
public sealed class ApplyDesk(AppDb db, CurrentPerson person, FormAtHand forms, Texts texts, TimeProvider clock)
{
    public Programme Programme { get; private set; } = null!;
    public Intake Intake { get; private set; } = null!;
    public ProgrammeApplication? Application { get; private set; }
    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    /// <summary>Takes part already, in this role.</summary>
    public ParticipantEnrolment? TakesPart { get; private set; }
    public IReadOnlySet<ProgrammeRole> FullRoles { get; private set; } = new HashSet<ProgrammeRole>();
    public TimeRequest? TimeRequest { get; private set; }
    public string LineManager { get; private set; } = "";
    /// <summary>From 1 on, among those who wait for the same role.</summary>
    public int Position { get; private set; }

    public bool IsOpen => Programme.ClosedAt is null && Intake.IsOpenOn(texts.Zone.DayAt(clock.GetUtcNow()));
    /// <summary>The last day has passed, or it was closed by hand.</summary>
    public bool Closed => Programme.ClosedAt is not null || Intake.Mode == IntakeMode.Closed || (Intake.Mode == IntakeMode.Dates && Intake.ClosesOn < texts.Zone.DayAt(clock.GetUtcNow()));
    public bool MayBegin => IsOpen && TakesPart is null && Application is null or { State: ApplicationState.Withdrawn };

    /// <summary>False for a programme of which this person knows nothing: it takes no applications yet, and there is nothing of theirs in it.</summary>
    public async Task<bool> OpenAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().OfferedTo(person, db).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        Intake = await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == programmeId, ct) ?? Intake.For(db.OrganisationId, programmeId);
        Application = await db.Applications.AsNoTracking().OwnedBy(person).Include(a => a.Answers).SingleOrDefaultAsync(a => a.ProgrammeId == programmeId, ct);
        Nominations = await db.Nominations.AsNoTracking().Include(n => n.By).Where(n => n.ProgrammeId == programmeId && n.PersonId == person.Id && n.SetAsideAt == null).OrderBy(n => n.At).ToListAsync(ct);
        TakesPart = await db.Enrolments.AsNoTracking().OwnedBy(person).SingleOrDefaultAsync(e => e.ProgrammeId == programmeId, ct);
        FullRoles = await db.FullRolesAsync(Intake, ct);
        await ReadManagerAsync(ct);
        if (Application is { State: ApplicationState.Waiting } waiting) Position = await PositionAsync(waiting, ct);
        return true;
    }

    /// <summary>The questions of the draft: those of the newest form. Of what was sent: those it was asked.</summary>
    public async Task<ApplicationForm> FormAsync(ProgrammeApplication application, CancellationToken ct) => application.IsDraft
        ? await forms.FindAsync(application.ProgrammeId, application.Role, ct)
        : await db.ApplicationForms.AsNoTracking().SingleAsync(f => f.Id == application.FormId, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> SkillNamesAsync(AnswerSheet sheet, ApplicationForm form, CancellationToken ct) =>
        await SkillNames.OfAsync(db, [sheet], form.Questions, ct);

    /// <summary>Roles for which the programme looks for people like this one (level, time in the company, unit, site). Asked where one may begin, not with every save.</summary>
    public async Task<IReadOnlySet<ProgrammeRole>> FittingRolesAsync(CancellationToken ct)
    {
        var rules = await db.AudienceRules.AsNoTracking().Where(r => r.ProgrammeId == Programme.Id).ToListAsync(ct);
        var fitting = Enum.GetValues<ProgrammeRole>().ToHashSet();
        foreach (var rule in rules)
            if (!await rule.Facts.Apply(db.People.Where(p => p.Id == person.Id), texts.Zone.DayAt(clock.GetUtcNow())).AnyAsync(ct)) fitting.Remove(rule.Role);
        return fitting;
    }

    private async Task ReadManagerAsync(CancellationToken ct)
    {
        if (!Intake.AsksLineManager) return;
        LineManager = await db.People.Where(p => p.Id == person.Id && p.Manager != null && p.Manager.LeftAt == null && p.Manager.Email != "").Select(p => p.Manager!.PreferredName != "" ? p.Manager.PreferredName : p.Manager.Name).SingleOrDefaultAsync(ct) ?? "";
        if (Application is { } own) TimeRequest = await db.TimeRequests.AsNoTracking().Where(r => r.ApplicationId == own.Id).OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<int> PositionAsync(ProgrammeApplication own, CancellationToken ct) =>
        await db.Applications.WaitingBefore(own).CountAsync(ct) + 1;
}

public static class Places
{
    /// <summary>Roles of which all places are taken.</summary>
    public static async Task<IReadOnlySet<ProgrammeRole>> FullRolesAsync(this AppDb db, Intake intake, CancellationToken ct)
    {
        var taken = await db.TakenAsync(intake.ProgrammeId, ct);
        return Enum.GetValues<ProgrammeRole>().Where(r => intake.PlacesOf(r) is { } places && taken.GetValueOrDefault(r) >= places).ToHashSet();
    }

    public static Task<Dictionary<ProgrammeRole, int>> TakenAsync(this AppDb db, Guid programmeId, CancellationToken ct) =>
        db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null).GroupBy(e => e.Role).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>Those ahead on the waiting list of the same role; who came first is ahead.</summary>
    public static IQueryable<ProgrammeApplication> WaitingBefore(this IQueryable<ProgrammeApplication> applications, ProgrammeApplication one) =>
        applications.Where(a => a.ProgrammeId == one.ProgrammeId && a.Role == one.Role && a.State == ApplicationState.Waiting
            && (a.WaitingSince < one.WaitingSince || (a.WaitingSince == one.WaitingSince && a.BegunAt < one.BegunAt)));
}

public static class SkillNames
{
    /// <summary>Names of the skills that some sheets speak of; a retired one keeps its name.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> OfAsync(AppDb db, IEnumerable<AnswerSheet> sheets, IReadOnlyList<FormQuestion> questions, CancellationToken ct)
    {
        var keys = questions.Where(q => q.Kind == QuestionKind.Skills).Select(q => q.Key).ToList();
        var ids = sheets.SelectMany(s => keys.SelectMany(s.Skills)).Select(s => s.SkillId).ToHashSet();
        return await db.Skills.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
    }
}
