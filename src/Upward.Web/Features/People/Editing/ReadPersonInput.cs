using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

/// <param name="Refusals">Empty when all could be read.</param>
public sealed record ReadInput(PersonFacts Facts, Guid? ManagerId, IReadOnlyList<Guid> DottedLineIds, IReadOnlyList<Refusal> Refusals);

/// <summary>Typed text to facts, by the same reading as the import, with every fault at its field.</summary>
[UseCase]
public sealed class ReadPersonInput(AppDb db)
{
    /// <param name="self">The person being changed; null for a new one.</param>
    public async Task<ReadInput> ExecuteAsync(PersonInput input, Person? self, CancellationToken ct)
    {
        var faults = new List<Refusal>();
        void Fault(string field, string key, params (string, object?)[] arguments) => faults.Add(new(field, new Message(key, arguments)));

        var levels = new LevelScale(await db.Levels.AsNoTracking().ToListAsync(ct));
        var facts = new PersonFacts
        {
            Name = Text(input.Name), PreferredName = Text(input.PreferredName), Email = Text(input.Email), EmployeeId = Text(input.EmployeeId), Title = Text(input.Title),
            LevelName = Text(input.Level), LevelId = levels.IdOf(Text(input.Level)), Department = Text(input.Department), Division = Text(input.Division), Site = Text(input.Site),
            Country = Text(input.Country), TimeZone = Zone(), EmployedSince = Since(), Languages = Tags(), CustomFields = self?.CustomFields ?? [],
        };
        if (facts.Name.Length == 0) Fault(nameof(input.Name), "people.refused.noName");
        foreach (var (field, text) in new[] { (nameof(input.Name), facts.Name), (nameof(input.PreferredName), facts.PreferredName), (nameof(input.Title), facts.Title), (nameof(input.Department), facts.Department), (nameof(input.Division), facts.Division), (nameof(input.Site), facts.Site) })
            if (text.Length > 200) Fault(field, "refused.tooLong", ("max", 200), ("length", text.Length));
        foreach (var (field, text) in new[] { (nameof(input.EmployeeId), facts.EmployeeId), (nameof(input.Level), facts.LevelName), (nameof(input.Country), facts.Country) })
            if (text.Length > 100) Fault(field, "refused.tooLong", ("max", 100), ("length", text.Length));
        if (facts.Email.Length > 0 && !Import.Email.IsValid(facts.Email)) Fault(nameof(input.Email), "people.refused.badEmail");
        if (facts.Email.Length == 0 && facts.EmployeeId.Length == 0) Fault(nameof(input.Email), "people.refused.noKey");
        await FaultsOfTakenAsync(facts, self, Fault, ct);
        var manager = await ManagerAsync(nameof(input.Manager), Text(input.Manager));
        if (manager is { } m && self is not null && (await LineOfCommand.LoadAsync(db, ct)).WouldCircle(self.Id, m)) Fault(nameof(input.Manager), "people.refused.circle");
        var dotted = new List<Guid>();
        foreach (var one in ManyValues.Split(Text(input.DottedLines), "", commaCuts: true))
            if (await ManagerAsync(nameof(input.DottedLines), one) is { } d && d != self?.Id) dotted.Add(d);
        return new(facts, manager, dotted, faults);

        string Zone()
        {
            if (Text(input.TimeZone) is not { Length: > 0 } zone) return "";
            if (TimeZones.Read(zone) is { } id) return id;
            Fault(nameof(input.TimeZone), "people.refused.timeZone");
            return zone;
        }

        DateOnly? Since()
        {
            if (Text(input.EmployedSince) is not { Length: > 0 } date) return null;
            if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            if (Dates.Evidence([date]) is DateEvidence.Unneeded or DateEvidence.DayFirst or DateEvidence.MonthFirst && Dates.Read(date, Dates.Evidence([date]) != DateEvidence.MonthFirst) is { } read) return read;
            Fault(nameof(input.EmployedSince), "people.refused.date");
            return null;
        }

        IReadOnlyList<string> Tags()
        {
            var tags = new List<string>();
            foreach (var name in ManyValues.Split(Text(input.Languages), "", commaCuts: true))
                if (Languages.Tag(name) is { } tag) tags.Add(tag);
                else Fault(nameof(input.Languages), "people.refused.language", ("name", name));
            return tags;
        }

        async Task<Guid?> ManagerAsync(string field, string text)
        {
            if (text.Length == 0) return null;
            var (key, bare) = (Person.KeyOf(text), Import.Email.Bare(text));
            var bareKey = Person.KeyOf(bare);
            var found = await db.People.AsNoTracking().Insiders().Where(p => p.EmailKey == key || p.EmailKey == bareKey || p.EmployeeId == text).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync(ct);
            if (found.Count == 0) found = await db.People.AsNoTracking().Insiders().Where(p => p.Name == text && p.LeftAt == null).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync(ct);
            if (found.Count == 1 && found[0] == self?.Id) Fault(field, "people.refused.ownManager");
            else if (found.Count == 1) return found[0];
            else Fault(field, found.Count == 0 ? "people.refused.unknownManager" : "people.refused.severalManagers", ("text", text));
            return null;
        }
    }

    private async Task FaultsOfTakenAsync(PersonFacts facts, Person? self, Action<string, string, (string, object?)[]> fault, CancellationToken ct)
    {
        var selfId = self?.Id ?? Guid.Empty;
        if (Person.KeyOf(facts.Email) is { } key && await db.People.Where(p => p.EmailKey == key && p.Id != selfId).Select(p => p.Name).FirstOrDefaultAsync(ct) is { } owner)
            fault(nameof(PersonInput.Email), "people.refused.emailTaken", [("name", owner)]);
        if (facts.EmployeeId.Length > 0 && await db.People.Where(p => p.EmployeeId == facts.EmployeeId && p.Id != selfId).Select(p => p.Name).FirstOrDefaultAsync(ct) is { } holder)
            fault(nameof(PersonInput.EmployeeId), "people.refused.idTaken", [("name", holder)]);
    }

    private static string Text(string? text) => text?.Trim() ?? "";
}
