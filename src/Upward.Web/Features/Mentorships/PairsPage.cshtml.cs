using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Answers;
using Upward.Web.Features.Matching.Publishing;
using Upward.Web.Features.Opportunities;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Safety;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Mentorships;

/// <summary>
/// The pairs of a programme: confirmed, waiting for answers, not going ahead. A manager learns which pair it is and never
/// who of the two said what, or whether anybody has answered yet.
/// </summary>
[ProgrammeManagersOnly]
public sealed class PairsPage(AppDb db, CurrentPerson person, OpenProposals open, CountHours count, CountOpportunities opened, Texts texts, TimeProvider clock) : PageModel
{
    private const int Size = 100;
    private const string Default = "confirmed";

    /// <param name="AgreedAt">Since when an agreement is signed by both. Of its words nothing comes here.</param>
    /// <param name="Held">How many sessions took place; what was spoken about is the pair's.</param>
    public sealed record Row(string Mentor, string MentorTitle, string Mentee, string MenteeTitle, int? Round, DateTimeOffset At, DateTimeOffset? AgreedAt = null, Guid? PairId = null, DateOnly? PausedUntil = null, int Held = 0, DateTimeOffset? NextAt = null);

    /// <summary>A pair that has ended, here or before Upward.</summary>
    public sealed record PastRow(string Mentor, string Mentee, string CalledBefore, string Ending, DateOnly StartedOn, DateOnly EndedOn);

    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    /// <summary>Its pairs sign agreements.</summary>
    public bool Signs { get; private set; }
    /// <summary>How many sessions it has in mind for a pair.</summary>
    public Programme Programme { get; private set; } = null!;
    public int Sessions { get; private set; }
    public string State { get; private set; } = Default;
    public int Number { get; private set; } = 1;
    public int Confirmed { get; private set; }
    public int Waiting { get; private set; }
    public int NotGoingAhead { get; private set; }
    public int Past { get; private set; }
    public int PageSize => Size;
    public int Total => State switch { "waiting" => Waiting, "closed" => NotGoingAhead, "past" => Past, _ => Confirmed };
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    /// <summary>Pairs in which somebody has spent more than 125 % of the agreed time this month. Of the entries nothing comes here.</summary>
    public IReadOnlySet<Guid> Over { get; private set; } = new HashSet<Guid>();
    /// <summary>How many doors of each kind seniors opened, from five pairs up.</summary>
    public IReadOnlyDictionary<OpportunityKind, int> Opened { get; private set; } = new Dictionary<OpportunityKind, int>();
    public IReadOnlyList<PastRow> PastRows { get; private set; } = [];
    /// <summary>The writing of the mails of a large round, as long as it goes on or where it failed.</summary>
    public LongTask? Asking { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, string? state, int number, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        await open.LapsedAsync(programmeId, ct);
        (Programme, Signs, Sessions) = (programme, programme.Formality == Formality.Agreement, programme.Sessions);
        (ProgrammeId, ProgrammeName, State, Number) = (programmeId, programme.Name, state is "waiting" or "closed" or "past" ? state : Default, Math.Max(1, number));
        var published = db.Proposals.AsNoTracking().Where(p => p.Round.ProgrammeId == programmeId && p.Round.PublishedAt != null);
        Confirmed = await db.Mentorships.CountAsync(m => m.ProgrammeId == programmeId && m.EndedAt == null, ct);
        Waiting = await published.AreOpen().CountAsync(ct);
        NotGoingAhead = await published.CountAsync(p => p.OpenedAt != null && !p.Accepted, ct);
        Past = await db.Mentorships.CountAsync(m => m.ProgrammeId == programmeId && m.EndedAt != null, ct) + await db.PastPairs.CountAsync(p => p.ProgrammeId == programmeId, ct);
        Asking = await db.LongTasks.AsNoTracking().Where(t => t.Kind == AskEverybody.TaskKind && (t.FinishedAt == null || t.End != LongTaskEnd.Done) && db.MatchRounds.Any(r => r.Id == t.SubjectId && r.ProgrammeId == programmeId))
            .OrderByDescending(t => t.CreatedAt).FirstOrDefaultAsync(ct);
        // Right after publishing nothing is confirmed; whoever did not ask for a state sees what there is.
        if (state is null && Confirmed == 0 && Waiting > 0) State = "waiting";
        if (State == "past") PastRows = await PastAsync(ct);
        else Rows = State == Default ? await ConfirmedAsync(ct) : await ProposedAsync(State == "waiting" ? published.AreOpen() : published.Where(p => p.OpenedAt != null && !p.Accepted), ct);
        if (State == Default) (Over, Opened) = (await OverAsync([.. Rows.Select(r => r.PairId!.Value)], ct), await opened.OfAsync(programmeId, ct));
        return Page();
    }

    private async Task<HashSet<Guid>> OverAsync(List<Guid> ids, CancellationToken ct)
    {
        var hours = await count.OfMonthAsync(ids, person.Zone.DayAt(clock.GetUtcNow()), ct);
        var sides = await db.Mentorships.Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, Mentor = m.Mentor.PersonId, Mentee = m.Mentee.PersonId }).ToListAsync(ct);
        return [.. sides.Where(s => hours[s.Id].IsOver(s.Mentor, ProgrammeRole.Mentor) || hours[s.Id].IsOver(s.Mentee, ProgrammeRole.Mentee)).Select(s => s.Id)];
    }

    private Task<List<Row>> ConfirmedAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == ProgrammeId && m.EndedAt == null).OrderBy(m => m.Mentee.Person.Name).ThenBy(m => m.Id).Skip((Number - 1) * Size).Take(Size)
            .Select(m => new Row(m.Mentor.Person.Name, m.Mentor.Person.Title, m.Mentee.Person.Name, m.Mentee.Person.Title, db.Proposals.Where(p => p.Id == m.ProposalId).Select(p => (int?)p.Round.Number).FirstOrDefault(), m.StartedAt, db.Agreements.Where(a => a.MentorshipId == m.Id && a.InForceAt != null).Max(a => a.InForceAt), m.Id,
                db.PairRests.Where(r => r.MentorshipId == m.Id && r.Kind == RestKind.Meetings && r.Until >= today).Max(r => r.Until),
                db.Sessions.Count(x => x.MentorshipId == m.Id && x.HeldSaidAt != null), db.Sessions.Where(x => x.MentorshipId == m.Id && x.CancelledAt == null && x.StartsAt > now).Min(x => (DateTimeOffset?)x.StartsAt))).ToListAsync(ct);
    }

    /// <summary>The latest end first. The two kinds are put together here: a day and an instant do not sort together in a database.</summary>
    private async Task<List<PastRow>> PastAsync(CancellationToken ct)
    {
        var most = Number * Size;
        var here = await db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == ProgrammeId && m.EndedAt != null).OrderByDescending(m => m.EndedAt).ThenBy(m => m.Id).Take(most)
            .Select(m => new { Mentor = m.Mentor.Person.Name, Mentee = m.Mentee.Person.Name, m.CalledBefore, m.StartedAt, m.EndedAt, m.Ending }).ToListAsync(ct);
        var before = await db.PastPairs.AsNoTracking().Where(p => p.ProgrammeId == ProgrammeId).OrderByDescending(p => p.EndedOn).ThenBy(p => p.Id).Take(most)
            .Select(p => new PastRow(db.People.Where(x => x.Id == p.MentorPersonId).Select(x => x.Name).First(), db.People.Where(x => x.Id == p.MenteePersonId).Select(x => x.Name).First(), p.CalledBefore, p.Ending, p.StartedOn, p.EndedOn)).ToListAsync(ct);
        return [.. here.Select(m => new PastRow(m.Mentor, m.Mentee, m.CalledBefore, m.Ending is { } how ? texts["pairs.ending." + how] : "", texts.Zone.DayAt(m.StartedAt), texts.Zone.DayAt(m.EndedAt!.Value))).Concat(before)
            .OrderByDescending(p => p.EndedOn).ThenBy(p => p.Mentee, StringComparer.Ordinal).Skip(most - Size).Take(Size)];
    }

    /// <summary>Ordered by name: the order of ids or of moments could tell who was first.</summary>
    private Task<List<Row>> ProposedAsync(IQueryable<Proposal> proposals, CancellationToken ct) =>
        proposals.OrderBy(p => p.Mentee.Person.Name).ThenBy(p => p.Mentor.Person.Name).ThenBy(p => p.Id).Skip((Number - 1) * Size).Take(Size)
            .Select(p => new Row(p.Mentor.Person.Name, p.Mentor.Person.Title, p.Mentee.Person.Name, p.Mentee.Person.Title, p.Round.Number, p.OpenedAt ?? p.Round.AnswersDueAt!.Value, null, null, null)).ToListAsync(ct);
}
