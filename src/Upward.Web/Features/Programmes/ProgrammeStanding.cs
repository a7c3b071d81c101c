using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Programmes;

/// <summary>Where a programme stands, in counts: what its home page says and what its tasks follow from. Vetoes are in none of them.</summary>
public sealed record ProgrammeStanding(
    int Managers, RoleStanding Mentors, RoleStanding Mentees, RoundStanding? Draft, RoundStanding? Published, int RoundsSoFar,
    int OpenProposals, int Pairs)
{
    public bool HasBothRoles => Mentors.People > 0 && Mentees.People > 0;

    public static async Task<ProgrammeStanding> OfAsync(AppDb db, Guid programmeId, CancellationToken ct)
    {
        var people = await db.Enrolments.AsNoTracking().Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null)
            .Select(e => new
            {
                e.Role, e.Capacity,
                Hours = e.Availability != "",
                Skills = e.Skills.Any(s => s.Direction == (e.Role == ProgrammeRole.Mentor ? SkillDirection.Offered : SkillDirection.Wanted)),
            }).ToListAsync(ct);
        RoleStanding Of(ProgrammeRole role)
        {
            var some = people.Where(p => p.Role == role).ToList();
            return new(some.Count, some.Count(p => p.Skills && p.Hours), some.Where(p => p.Skills && p.Hours).Sum(p => p.Capacity));
        }

        var rounds = await db.MatchRounds.AsNoTracking().Where(r => r.ProgrammeId == programmeId && r.DiscardedAt == null && r.CancelledAt == null)
            .OrderBy(r => r.Number).Select(r => new RoundStanding(r.Number, r.SolvedAt, r.PublishedAt, r.AnswersDueAt)).ToListAsync(ct);
        return new(
            await db.ProgrammeManagers.CountAsync(m => m.ProgrammeId == programmeId, ct), Of(ProgrammeRole.Mentor), Of(ProgrammeRole.Mentee),
            rounds.LastOrDefault(r => r.PublishedAt is null), rounds.LastOrDefault(r => r.PublishedAt is not null), rounds.Count,
            await db.Proposals.CountAsync(p => p.Round.ProgrammeId == programmeId && p.Round.PublishedAt != null && p.OpenedAt == null, ct),
            await db.Mentorships.CountAsync(m => m.ProgrammeId == programmeId && m.EndedAt == null, ct));
    }
}

/// <param name="Ready">With skills and hours stated, so that the matching has something to go by.</param>
/// <param name="Places">Partners that those who are ready can take at once.</param>
public sealed record RoleStanding(int People, int Ready, int Places)
{
    public int Unready => People - Ready;
}

public sealed record RoundStanding(int Number, DateTimeOffset? SolvedAt, DateTimeOffset? PublishedAt, DateTimeOffset? AnswersDueAt);
