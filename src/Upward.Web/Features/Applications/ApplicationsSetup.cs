using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;

namespace Upward.Web.Features.Applications;

/// <summary>The forms that come with the product will do; whoever changes one has settled it.</summary>
internal sealed class FormsStep(AppDb db) : ISetupStep
{
    public string Key => "forms";
    public int Order => 80;
    public string Path => "/applications/forms/mentor";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        // A form that was only stored because somebody began to apply is still the standard one, in its first version.
        var changed = await db.ApplicationForms.CountAsync(f => f.ProgrammeId == programme.Id && f.Version > 0, ct);
        return changed > 0 ? StepStanding.Settled("setup-step.forms.settled") : StepStanding.Default("setup-step.forms.default");
    }
}

/// <summary>When applications come in. Participants can also be added by hand, so nothing is blocked.</summary>
internal sealed class IntakeStep(AppDb db) : ISetupStep
{
    public string Key => "intake";
    public int Order => 82;
    public string Path => "/applications/intake";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var intake = await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == programme.Id, ct);
        return intake switch
        {
            { Mode: IntakeMode.Dates } => StepStanding.Settled("setup-step.intake.dates", ("from", intake.OpensOn), ("to", intake.ClosesOn)),
            { Mode: IntakeMode.Rolling } => StepStanding.Settled("setup-step.intake.rolling"),
            { Mode: IntakeMode.Closed } => StepStanding.Settled("setup-step.intake.closed"),
            _ => StepStanding.Open("setup-step.intake.open"),
        };
    }
}

/// <summary>Forms, measure, checks and places go along to the next cohort; dates and people do not.</summary>
internal sealed class CopyApplicationsSetup(AppDb db, TimeProvider clock) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        var forms = await db.ApplicationForms.AsNoTracking().Where(f => f.ProgrammeId == from.Id).ToListAsync(ct);
        foreach (var newest in forms.GroupBy(f => f.Role).Select(g => g.MaxBy(f => f.Number)!))
        {
            var copy = ApplicationForm.Of(to.OrganisationId, to.Id, newest.Role, 1, [], newest.MadeById, clock.GetUtcNow());
            copy.Arrange(newest.Questions);
            db.ApplicationForms.Add(copy);
        }
        if (await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == from.Id, ct) is not { } intake) return;
        var next = Intake.For(to.OrganisationId, to.Id);
        next.Change(new() { Mode = IntakeMode.NotYet, MentorPlaces = intake.MentorPlaces, MenteePlaces = intake.MenteePlaces, Nominations = intake.Nominations, AsksLineManager = intake.AsksLineManager });
        next.Measure(intake.Rubric);
        next.Vet(intake.Vetting);
        db.Intakes.Add(next);
    }
}
