using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Kit;

/// <summary>What the form about a text says. The version is that of the text it was filled from: 0 for the shipped one.</summary>
public sealed record WrittenText(string Name, string Language, string Subject, string Markdown, int SeenVersion);

/// <summary>Keeps a text in the programme's own words, or goes back to the shipped one.</summary>
[UseCase]
public sealed class ChangeKitText(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, WrittenText written, CancellationToken ct)
    {
        if (ShippedText.Find(written.Name) is not { } shipped || !Languages.IsOffered(written.Language)) return Outcome.NotFound;
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var outcome = Check(shipped, written);
        if (!outcome.Succeeded) return outcome;

        var text = await db.KitTexts.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId && t.Name == written.Name && t.Language == written.Language, ct);
        if ((text?.Version ?? 0) != written.SeenVersion) return Outcome.Refused("refused.changedMeanwhile");
        if (text is null) db.KitTexts.Add(text = KitText.Of(db.OrganisationId, programmeId, written.Name, written.Language, clock.GetUtcNow()));
        text.Write(written.Subject, written.Markdown, person.Id, clock.GetUtcNow());
        audit.Record("kit.text.changed", "programme", programmeId, programme.Name, new { written.Name, written.Language });
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> RestoreAsync(Guid programmeId, string name, string language, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.KitTexts.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId && t.Name == name && t.Language == language, ct) is not { } text) return Outcome.Refused("kit.refused.alreadyShipped");
        db.KitTexts.Remove(text);
        audit.Record("kit.text.restored", "programme", programmeId, programme.Name, new { name, language });
        return await db.SaveSeenAsync(ct);
    }

    public static Outcome Check(ShippedText shipped, WrittenText written)
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));
        if (shipped.Kind == KitKind.Letter && string.IsNullOrWhiteSpace(written.Subject)) Refuse("Subject", "refused.required");
        else if (written.Subject.Trim().Length > KitText.LongestSubject) Refuse("Subject", "refused.tooLong", ("max", KitText.LongestSubject), ("length", written.Subject.Trim().Length));
        if (written.Subject.AsSpan().ContainsAny('\r', '\n')) Refuse("Subject", "kit.refused.subjectLines");
        if (UnknownIn(written.Subject) is { } inSubject) Refuse("Subject", "kit.refused.field", ("field", inSubject), ("fields", FieldList));
        if (string.IsNullOrWhiteSpace(written.Markdown)) Refuse("Markdown", "refused.required");
        else if (written.Markdown.Length > KitText.LongestText) Refuse("Markdown", "refused.tooLong", ("max", KitText.LongestText), ("length", written.Markdown.Length));
        else if (UnknownIn(written.Markdown) is { } inText) Refuse("Markdown", "kit.refused.field", ("field", inText), ("fields", FieldList));
        else if (shipped.Kind != KitKind.Letter && KitFields.UsedIn(written.Markdown).Contains(KitFields.Name)) Refuse("Markdown", "kit.refused.nameOnPage");
        else if (KitMarkdown.FaultOf(written.Markdown) is { } fault) Refuse("Markdown", "kit.refused." + fault.Kind, ("what", fault.What));
        return Outcome.Refused(refusals);
    }

    private static string FieldList => string.Join(", ", KitFields.All.Select(f => "{" + f + "}"));

    private static string? UnknownIn(string text) => KitFields.UsedIn(text).Except(KitFields.All).Select(f => "{" + f + "}").FirstOrDefault();
}
