using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit;

/// <summary>
/// Puts a letter for each person of an audience into the outbox, in the first of their languages that it is written in. What
/// was looked at is what goes: if the list has changed since, nothing is sent.
/// </summary>
[UseCase]
public sealed class SendLetter(AppDb db, KitTexts texts, LetterAddressees addressees, MailComposer mail, TextCatalogue catalogue, ILogger<Texts> log, PublicAddress address, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome<Guid>> ExecuteAsync(Guid programmeId, string letter, Audience audience, bool again, string seenMark, CancellationToken ct)
    {
        if (await FindAsync(programmeId, letter, ct) is not { } programme) return Outcome.NotFound;
        var listed = await addressees.FindAsync(programmeId, letter, audience, again, ct);
        if (listed.People.Count == 0) return Outcome.RefusedAt("Audience", "kit.refused.nobody");
        if (listed.Mark != seenMark) return Outcome.RefusedAt("Audience", "kit.refused.listChanged", ("n", listed.People.Count));
        var (written, fields, missing) = await ReadyAsync(programme, letter, ct);
        if (missing is not null) return missing;

        var now = clock.GetUtcNow();
        var sending = LetterSending.Of(db.OrganisationId, programmeId, letter, audience, KitFields.Merge(written[0].Subject, fields.In(TextsOf("en", ReaderZone.Utc), "")), listed.People.Count, person.Id, now);
        db.LetterSendings.Add(sending);
        await WriteAsync(Audiences.Of(db, programmeId, audience), listed.People.Select(p => p.PersonId).ToHashSet(), letter, sending.KeyPrefix, written, fields, listed: true, ct);
        audit.Record("kit.letter.sent", "programme", programmeId, programme.Name, new { letter, audience = audience.ToString(), listed.People.Count });
        await db.SaveChangesAsync(ct);
        return sending.Id;
    }

    /// <summary>One copy to whoever asks, as the others would get it.</summary>
    public async Task<Outcome> ToMyselfAsync(Guid programmeId, string letter, CancellationToken ct)
    {
        if (await FindAsync(programmeId, letter, ct) is not { } programme) return Outcome.NotFound;
        var (written, fields, _) = await ReadyAsync(programme, letter, ct);
        await WriteAsync(db.People.Where(p => p.Id == person.Id && p.Email != ""), new HashSet<Guid> { person.Id }, letter, $"kit-copy:{Guid.NewGuid():N}:", written, fields, listed: false, ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private async Task<Programme?> FindAsync(Guid programmeId, string letter, CancellationToken ct) => ShippedText.Find(letter) is not { Kind: KitKind.Letter } ? null
        : await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);

    /// <summary>A letter with a hole in it is worse than none: each field that it uses must have its value.</summary>
    private async Task<(IReadOnlyList<CurrentText>, KitFields, Outcome?)> ReadyAsync(Programme programme, string letter, CancellationToken ct)
    {
        var written = await texts.AllAsync(programme.Id, letter, ct);
        var fields = await KitFields.OfAsync(db, programme, address, ct);
        var values = fields.In(TextsOf("en", ReaderZone.Utc), "-");
        var holes = written.SelectMany(t => KitFields.UsedIn(t.Subject + t.Markdown)).Distinct().Where(f => values.GetValueOrDefault(f) is not { Length: > 0 }).ToList();
        return (written, fields, holes.Count == 0 ? null : Outcome.Refused([.. holes.Select(f => new Refusal("", new Message("kit.hole." + f)))]));
    }

    private async Task WriteAsync(IQueryable<Person> people, HashSet<Guid> chosen, string letter, string keyPrefix, IReadOnlyList<CurrentText> written, KitFields fields, bool listed, CancellationToken ct)
    {
        var spoken = await people.AsNoTracking().LeftJoin(db.Users.AsNoTracking(), p => p.AccountId, a => a.Id, (p, a) => new { p.Id, p.Languages, Chosen = a == null ? null : a.Culture }).ToDictionaryAsync(x => x.Id, ct);
        foreach (var (id, to) in (await db.RecipientsAsync(people, ct)).Where(p => chosen.Contains(p.Key)).OrderBy(p => p.Key))
        {
            string[] own = spoken[id].Chosen is { } culture ? [culture] : [];
            var text = KitTexts.Choose(written, [.. own, .. spoken[id].Languages]);
            var values = fields.In(TextsOf(to.Culture, to.Zone), to.Name);
            mail.AddWritten(to, "kit-" + letter, keyPrefix + id.ToString("N"), KitFields.Merge(text.Subject, values), KitMarkdown.ToPlainText(text.Markdown, values), KitMarkdown.ToHtml(text.Markdown, values), listed ? "" : null).LetOthersPass();
        }
    }

    private Texts TextsOf(string culture, ReaderZone zone)
    {
        var spoken = new Texts(catalogue, log);
        spoken.Speak(culture, zone);
        return spoken;
    }
}
