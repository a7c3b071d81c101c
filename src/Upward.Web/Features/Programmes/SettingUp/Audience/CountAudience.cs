using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <param name="Unknown">Left out only because their level or first day is not in the directory.</param>
public sealed record AudienceCount(int People, int Unknown);

/// <param name="Both">Who may take part in either role.</param>
public sealed record AudienceCounts(AudienceCount Mentors, AudienceCount Mentees, int Both, int Everybody);

/// <summary>How many people a rule lets in: numbers only, the manager needs no names here.</summary>
[UseCase]
public sealed class CountAudience(AppDb db, TimeProvider clock, Texts texts)
{
    public async Task<AudienceCounts> OfAsync(AudienceFacts mentors, AudienceFacts mentees, CancellationToken ct)
    {
        var today = texts.Zone.DayAt(clock.GetUtcNow());
        var active = db.People.AsNoTracking().Insiders().Where(p => p.LeftAt == null);
        return new(await OneAsync(mentors), await OneAsync(mentees), await mentors.Apply(mentees.Apply(active, today), today).CountAsync(ct), await active.CountAsync(ct));

        async Task<AudienceCount> OneAsync(AudienceFacts facts) =>
            new(await facts.Apply(active, today).CountAsync(ct), await Unknown(facts).CountAsync(ct));

        IQueryable<Person> Unknown(AudienceFacts facts)
        {
            // Everything else fits: only what is not known stands in the way.
            var rest = facts with { LevelFrom = null, LevelTo = null, TenureFrom = null, TenureTo = null };
            var (level, tenure) = (facts.AsksForLevel, facts.AsksForTenure);
            return rest.Apply(active, today).Where(p => level && p.Level == null || tenure && p.EmployedSince == null);
        }
    }
}
