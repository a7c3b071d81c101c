using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Hours;

/// <summary>One's own hours with a pair: what the meetings took, and what one wrote down beside them.</summary>
[UseCase]
public sealed class KeepHours(AppDb db, CurrentPerson person, FindPairSpace find, CountHours count, Texts texts, TimeProvider clock)
{
    private const int MostExported = 10_000;

    /// <param name="Agreed">Minutes a month: of the agreement that both have signed, else what the programme asks of this role.</param>
    /// <param name="CalledThere">What my line manager reads the programme as; null: they see no hours.</param>
    public sealed record Shown(OwnSpace Pair, DateOnly Month, int Meetings, IReadOnlyList<HoursEntry> Entries, int Agreed, string? CalledThere, DateOnly Today)
    {
        public int Minutes => Meetings + Entries.Sum(e => e.Minutes);
        public bool IsOver => PairHours.IsOver(Minutes, Agreed);
        public bool IsThisMonth => Month == CountHours.FirstOf(Today);
    }

    /// <param name="month">Year and month as one number, 202611; anything else is this month.</param>
    public async Task<Shown?> FindAsync(Guid mentorshipId, int month, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return null;
        var today = Today;
        var (first, began) = (CountHours.FirstOf(today), CountHours.FirstOf(person.Zone.DayAt(pair.StartedAt)));
        if (month % 100 is >= 1 and <= 12 && month / 100 is >= 2000 and <= 2200 && new DateOnly(month / 100, month % 100, 1) is var asked && asked >= began && asked < first) first = asked;
        var next = first.AddMonths(1);
        var hours = (await count.OfMonthAsync([pair.Id], first, ct))[pair.Id];
        var entries = await Own(pair.Id).AsNoTracking().Where(e => e.On >= first && e.On < next).OrderByDescending(e => e.On).ThenByDescending(e => e.Id).ToListAsync(ct);
        var called = await db.HoursSharings.Where(s => s.ProgrammeId == pair.Programme.Id).Select(s => s.CalledThere).SingleOrDefaultAsync(ct);
        return new(pair, first, hours.Meetings, entries, hours.AgreedOf(pair.Me.Role), called, today);
    }

    public async Task<Outcome> AddAsync(Guid mentorshipId, DateOnly? on, int minutes, HoursKind kind, string? words, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("exit.refused.ended");
        var entry = HoursEntry.Write(pair, db.OrganisationId, on, minutes, kind, words, person.Zone.DayAt(pair.StartedAt), Today, clock.GetUtcNow());
        if (!entry.Succeeded) return entry.Result;
        var (first, next) = (CountHours.FirstOf(entry.Value.On), CountHours.FirstOf(entry.Value.On).AddMonths(1));
        if (await Own(pair.Id).CountAsync(e => e.On >= first && e.On < next, ct) >= HoursEntry.MostOfMonth) return Outcome.Refused("hours.refused.many", ("max", HoursEntry.MostOfMonth));
        db.HoursEntries.Add(entry.Value);
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> RemoveAsync(Guid mentorshipId, Guid entryId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is null || await Own(mentorshipId).SingleOrDefaultAsync(e => e.Id == entryId, ct) is not { } entry) return Outcome.NotFound;
        db.Remove(entry);
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>All of one's own with this pair, for oneself.</summary>
    public async Task<byte[]?> CsvAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return null;
        var held = await db.Sessions.AsNoTracking().Where(s => s.MentorshipId == pair.Id && s.HeldSaidAt != null && s.CancelledAt == null).OrderBy(s => s.StartsAt).Take(MostExported).Select(s => new { s.LocalStart, s.Minutes }).ToListAsync(ct);
        var own = await Own(pair.Id).AsNoTracking().OrderBy(e => e.On).ThenBy(e => e.Id).Take(MostExported).ToListAsync(ct);
        var rows = held.Select(s => (On: DateOnly.FromDateTime(s.LocalStart), What: texts["hours.meetings"], s.Minutes, Words: "")).Concat(own.Select(e => (e.On, What: texts["hours.kind." + e.Kind], e.Minutes, e.Words))).OrderBy(r => r.On);
        var text = new System.Text.StringBuilder(SafeCsv.Line([texts["hours.day"], texts["hours.what"], texts["hours.hours"], texts["hours.words"]]));
        foreach (var row in rows) text.Append(SafeCsv.Line([row.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), row.What, (row.Minutes / 60m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), row.Words]));
        return SafeCsv.File(text.ToString());
    }

    private DateOnly Today => person.Zone.DayAt(clock.GetUtcNow());
    private IQueryable<HoursEntry> Own(Guid mentorshipId) => db.HoursEntries.Where(e => e.MentorshipId == mentorshipId && e.PersonId == person.Id);
}

/// <summary>How long stays, for figures; what for goes with the other words of the pair.</summary>
internal sealed class ForgetHours(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct)
    {
        foreach (var entry in await db.HoursEntries.Where(e => e.MentorshipId == mentorshipId && e.Words != "").ToListAsync(ct)) entry.Forget();
    }
}

/// <summary>One's own entries, to take along; never the other's.</summary>
internal sealed class ExportHours(AppDb db, Texts texts) : IExportPairs
{
    public int Order => 50;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var own = await db.HoursEntries.AsNoTracking().Where(e => e.MentorshipId == pair.Id && e.PersonId == pair.Me.PersonId).OrderBy(e => e.On).ThenBy(e => e.Id).ToListAsync(ct);
        return own.Count == 0 ? [] : [new(texts["hours.title"], [.. own.Select(e => texts["hours.line", ("on", e.On), ("what", texts["hours.kind." + e.Kind]), ("hours", e.Minutes / 60m), ("words", e.Words)])])];
    }
}
