using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications;

/// <param name="State">Null while nothing was begun.</param>
public sealed record ProgrammeToApplyTo(Guid Id, string Name, string Purpose, DateOnly StartsOn, DateOnly EndsOn, IntakeMode Mode, DateOnly? ClosesOn, bool IsOpen, ApplicationState? State, ProgrammeRole? Role, bool IsNamed, bool TakesPart);

/// <summary>The programmes of which this person knows: open ones, and those in which something of theirs is.</summary>
[UseCase]
public sealed class ShowProgrammesToApplyTo(AppDb db, CurrentPerson person, Texts texts, TimeProvider clock)
{
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ReadsAsync(CancellationToken ct) =>
        [.. (await db.ApplicationReviewers.AsNoTracking().Where(r => r.PersonId == person.Id).Join(db.Programmes, r => r.ProgrammeId, p => p.Id, (r, p) => new { p.Id, p.Name }).OrderBy(p => p.Name).ToListAsync(ct)).Select(p => (p.Id, p.Name))];

    public async Task<IReadOnlyList<ProgrammeToApplyTo>> ExecuteAsync(CancellationToken ct)
    {
        var today = texts.Zone.DayAt(clock.GetUtcNow());
        var rows = await (
            from programme in db.Programmes.AsNoTracking()
            from intake in db.Intakes.Where(i => i.ProgrammeId == programme.Id).DefaultIfEmpty()
            from own in db.Applications.Where(a => a.ProgrammeId == programme.Id && a.PersonId == person.Id).DefaultIfEmpty()
            let named = db.Nominations.Any(n => n.ProgrammeId == programme.Id && n.PersonId == person.Id && n.SetAsideAt == null)
            let takesPart = db.Enrolments.Any(e => e.ProgrammeId == programme.Id && e.PersonId == person.Id && e.WithdrawnAt == null)
            where own != null || named || (intake != null && programme.ClosedAt == null && (intake.Mode == IntakeMode.Rolling || (intake.Mode == IntakeMode.Dates && intake.ClosesOn >= today)))
            orderby programme.StartsOn, programme.Name
            select new { programme.Id, programme.Name, programme.Purpose, programme.StartsOn, programme.EndsOn, programme.ClosedAt, Intake = intake, State = own == null ? (ApplicationState?)null : own.State, Role = own == null ? (ProgrammeRole?)null : own.Role, named, takesPart }).ToListAsync(ct);
        return [.. rows.Select(r => new ProgrammeToApplyTo(r.Id, r.Name, r.Purpose, r.StartsOn, r.EndsOn, r.Intake?.Mode ?? IntakeMode.NotYet, r.Intake?.ClosesOn,
            r.ClosedAt is null && r.Intake?.IsOpenOn(today) == true, r.State, r.Role, r.named, r.takesPart))];
    }
}
