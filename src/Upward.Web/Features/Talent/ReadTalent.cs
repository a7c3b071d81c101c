using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Talent;

/// <summary>What a reader may see of a talent profile; what is kept from them is empty, as if it had not been said.</summary>
/// <param name="Tenure">Band of <see cref="TenureBand"/>.</param>
/// <param name="OffLimits">For partners alone.</param>
public sealed record ShownTalent(string Education, string Background, IReadOnlyList<string> AskMeAbout, IReadOnlyList<string> OffLimits, int? Tenure)
{
    public bool IsEmpty => Education.Length == 0 && Background.Length == 0 && AskMeAbout.Count == 0 && OffLimits.Count == 0 && Tenure is null;
}

/// <summary>The talent profile of somebody else, for the managers of their programme or for a partner.</summary>
[UseCase]
public sealed class ReadTalent(AppDb db, CurrentPerson person, Texts texts, TimeProvider clock)
{
    /// <summary>For an appointed manager of a programme in which the person takes part.</summary>
    public async Task<ShownTalent?> ForManagerAsync(Guid enrolmentId, CancellationToken ct) =>
        await db.Enrolments.AsNoTracking().WithProfileOpenTo(person).Where(e => e.Id == enrolmentId).Select(e => e.Person).SingleOrDefaultAsync(ct) is { } about
            ? await ShowAsync(about, partner: false, ct) : null;

    /// <summary>For somebody in a running pair with the person.</summary>
    public async Task<ShownTalent?> ForPartnerAsync(Guid personId, CancellationToken ct) =>
        await db.Mentorships.RunningBetween(person.Id, personId).AnyAsync(ct) && await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct) is { } about
            ? await ShowAsync(about, partner: true, ct) : null;

    private async Task<ShownTalent> ShowAsync(Person about, bool partner, CancellationToken ct)
    {
        var said = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(t => t.PersonId == about.Id, ct);
        bool Open(TalentReaders readers) => readers == TalentReaders.ManagersAndPartners || (!partner && readers == TalentReaders.ProgrammeManagers);
        return new(
            said is not null && Open(said.EducationReaders) ? said.Education : "", said is not null && Open(said.BackgroundReaders) ? said.Background : "",
            said?.AskMeAbout ?? [], partner ? said?.OffLimits ?? [] : [], TenureBand.Of(about.EmployedSince, texts.Zone.DayAt(clock.GetUtcNow())));
    }
}
