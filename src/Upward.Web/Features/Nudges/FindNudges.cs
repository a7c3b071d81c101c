using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Nudges;

/// <summary>Had: about this very fact. Recently: about anything, in the last seven days. Unreachable: has left, or no address.</summary>
public enum NudgeState { ToTell, Had, Recently, Unreachable }

/// <param name="To">Where to; null for whom it cannot reach.</param>
public sealed record NudgeSide(Guid PersonId, NudgeState State, MailComposer.Recipient? To);

public sealed record DueNudge(Mentorship Pair, NudgeFact Fact, NudgeSide Mentee, NudgeSide Mentor);

/// <summary>Who of these pairs would be told today and who would not, and why. What is shown and what is sent come from here alike.</summary>
[UseCase]
public sealed class FindNudges(AppDb db, TimeProvider clock)
{
    /// <param name="pairs">Due, with both people and the programme.</param>
    public async Task<IReadOnlyList<DueNudge>> OfAsync(IReadOnlyList<Mentorship> pairs, NudgeKind kind, CancellationToken ct)
    {
        var quiet = clock.GetUtcNow().AddDays(-Nudge.QuietDays);
        var (ids, people) = (pairs.Select(p => p.Id).ToList(), PeopleOf(pairs));
        var facts = await db.FactsAsync(pairs, kind, ct);
        var had = (await db.Nudges.Where(n => ids.Contains(n.MentorshipId) && n.Kind == kind).Select(n => new { n.MentorshipId, n.About, n.PersonId }).ToListAsync(ct)).Select(n => (n.MentorshipId, n.About, n.PersonId)).ToHashSet();
        var recently = (await db.Nudges.Where(n => people.Contains(n.PersonId) && n.At > quiet).Select(n => n.PersonId).ToListAsync(ct)).ToHashSet();
        var reachable = await db.ReachableAsync(people, ct);
        NudgeSide SideOf(Mentorship pair, Guid person)
        {
            var to = reachable.GetValueOrDefault(person);
            var state = to is null ? NudgeState.Unreachable
                : had.Contains((pair.Id, facts[pair.Id].About, person)) ? NudgeState.Had
                : recently.Contains(person) ? NudgeState.Recently : NudgeState.ToTell;
            return new(person, state, to);
        }
        return [.. pairs.Select(p => new DueNudge(p, facts[p.Id], SideOf(p, p.Mentee.PersonId), SideOf(p, p.Mentor.PersonId)))];
    }

    public static List<Guid> PeopleOf(IEnumerable<Mentorship> pairs) => [.. pairs.SelectMany(p => new[] { p.Mentor.PersonId, p.Mentee.PersonId }).Distinct()];
}
