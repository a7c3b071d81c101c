using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Safety;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Nudges;

/// <param name="Had">People who heard of this very fact before.</param>
/// <param name="Recently">People who were nudged about something in the last seven days, or in this sending.</param>
/// <param name="Resting">Pairs that rest.</param>
/// <param name="Settled">Chosen pairs that it is not about any more.</param>
public sealed record NudgeResult(int Told, int Had, int Recently, int Unreachable, int Resting, int Settled);

/// <summary>
/// One kind mail to each person of the pairs that a kind is about: by a manager to those they ticked, or by the programme's rule.
/// Never twice about the same fact, never two within a week, never while a pair rests. Safe to run twice.
/// </summary>
[UseCase]
public sealed class SendNudges(AppDb db, CurrentPerson person, FindNudges find, MailComposer mail, PublicAddress address, AuditLog audit, TimeProvider clock)
{
    private sealed record Sending(Guid ProgrammeId, NudgeKind Kind, int Days, IReadOnlyCollection<Guid>? Chosen, string Words, string By, Guid? ById);

    /// <param name="everybody">All that match, whatever is ticked.</param>
    /// <param name="words">A sentence of the manager, added to the prepared text. It is kept nowhere but in the mail.</param>
    public async Task<Outcome<NudgeResult>> ExecuteAsync(Guid programmeId, NudgeKind kind, int days, IReadOnlyCollection<Guid> chosen, bool everybody, string words, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (NudgeRule.Check(days) is { Succeeded: false } wrong) return wrong;
        var clean = words.ReplaceLineEndings(" ").Trim();
        if (clean.Length > Nudge.LongestWords) return Outcome.RefusedAt("Words", "refused.tooLong", ("max", Nudge.LongestWords), ("length", clean.Length));
        var ticked = chosen.Distinct().ToList();
        if (!everybody && ticked.Count == 0) return Outcome.Refused("nudges.refused.nobody");

        NudgeResult? result = null;
        var saved = await db.InTransactionAsync(async () =>
        {
            result = await TellAsync(new(programmeId, kind, days, everybody ? null : ticked, clean, person.Name, person.Id), ct);
            if (result.Told > 0) audit.Record("nudges.sent", "programme", programmeId, programme.Name, new { kind = kind.ToString(), people = result.Told });
            return await db.SaveSeenAsync(ct);
        }, ct);
        return saved.Succeeded ? result! : saved;
    }

    /// <returns>How many were told.</returns>
    public async Task<int> FollowAsync(NudgeRule rule, CancellationToken ct)
    {
        var told = 0;
        var saved = await db.InTransactionAsync(async () =>
        {
            told = (await TellAsync(new(rule.ProgrammeId, rule.Kind, rule.Days, null, "", "", null), ct)).Told;
            return await db.SaveSeenAsync(ct);
        }, ct);
        db.ChangeTracker.Clear();
        return saved.Succeeded ? told : 0;
    }

    private async Task<NudgeResult> TellAsync(Sending sending, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var meant = db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == sending.ProgrammeId);
        if (sending.Chosen is { } chosen) meant = meant.Where(m => chosen.Contains(m.Id));
        var due = meant.DueFor(db, sending.Kind, sending.Days, now);
        var (all, pairs) = (await due.CountAsync(ct), await due.AreAwake(db, now).WithBoth().OrderBy(m => m.StartedAt).ThenBy(m => m.Id).ToListAsync(ct));
        // Another manager, or the rule on another node, may be at the same people: each sees what those before it sent.
        await db.LockAsync<Person>(FindNudges.PeopleOf(pairs), ct);
        var sides = (await find.OfAsync(pairs, sending.Kind, ct)).SelectMany(d => new[] { (Due: d, Side: d.Mentee), (Due: d, Side: d.Mentor) }).ToList();
        var told = new HashSet<Guid>();
        foreach (var (one, side) in sides.Where(s => s.Side.State == NudgeState.ToTell))
            if (told.Add(side.PersonId)) Write(sending, one, side, now);
        int Count(NudgeState state) => sides.Count(s => s.Side.State == state);
        return new(told.Count, Count(NudgeState.Had), Count(NudgeState.Recently) + Count(NudgeState.ToTell) - told.Count, Count(NudgeState.Unreachable), all - pairs.Count, (sending.Chosen?.Count ?? all) - all);
    }

    private void Write(Sending sending, DueNudge due, NudgeSide side, DateTimeOffset now)
    {
        var (pair, kind) = (due.Pair, sending.Kind);
        var (name, path) = kind switch
        {
            NudgeKind.NoDate => ("nudge-nodate", "/sessions/plan"),
            NudgeKind.Agreement => ("nudge-agreement", "/agreement"),
            _ => ("nudge-silent", "/sessions"),
        };
        db.Nudges.Add(Nudge.Of(db.OrganisationId, pair.ProgrammeId, pair.Id, side.PersonId, kind, due.Fact.About, sending.ById, now));
        var more = new Message(sending.Words.Length > 0 ? "nudges.mail.words" : "nudges.mail.sees", ("by", sending.By), ("words", sending.Words));
        mail.Add(side.To!, name, $"nudge:{kind}:{pair.Id:N}:{due.Fact.About}:{side.PersonId:N}", address.LinkTo($"/pairs/{pair.Id}{path}"), secret: false,
            ("partner", OwnSpace.Of(pair, side.PersonId).Partner.CallName), ("programme", pair.Mentor.Programme.Name), ("more", more)).Until(now.AddDays(Nudge.QuietDays));
    }
}
