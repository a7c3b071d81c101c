using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class CharterForm : StepForm
{
    public string? MentorDuties { get; set; }
    public string? MenteeDuties { get; set; }
    public string? Boundaries { get; set; }
}

[UseCase]
public sealed class WriteCharter(AppDb db, SettleStep settle)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, CharterForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var refusals = new List<Refusal>();
        string Part(string field, string? text)
        {
            var clean = PrivacyNotice.Clean(text ?? "");
            if (clean.Length == 0) refusals.Add(new(field, new("refused.required")));
            if (clean.Length > Charter.LongestPart) refusals.Add(new(field, new("refused.tooLong", ("max", Charter.LongestPart), ("length", clean.Length))));
            return clean;
        }
        var words = new CharterWords(Part(nameof(form.MentorDuties), form.MentorDuties), Part(nameof(form.MenteeDuties), form.MenteeDuties), Part(nameof(form.Boundaries), form.Boundaries));
        if (refusals.Count > 0) return Outcome.Refused(refusals);

        var charter = await db.Charters.SingleOrDefaultAsync(c => c.ProgrammeId == programmeId, ct);
        var before = charter?.Words;
        if (charter is null) db.Charters.Add(Charter.Of(programme, words));
        else charter.Change(words);
        return new Changes().Note("MentorDuties", before?.MentorDuties, words.MentorDuties).Note("MenteeDuties", before?.MenteeDuties, words.MenteeDuties).Note("Boundaries", before?.Boundaries, words.Boundaries);
    }, ct);
}

/// <summary>A participant says they have read the charter as it stands.</summary>
[UseCase]
public sealed class ConfirmReading(AppDb db, CurrentPerson person, TimeProvider clock)
{
    /// <param name="number">What they were shown: a charter that changed meanwhile has to be read again.</param>
    public async Task<Outcome> ExecuteAsync(Guid programmeId, int number, CancellationToken ct)
    {
        if (await db.Enrolments.OwnedBy(person).Where(e => e.ProgrammeId == programmeId).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(ct) is not { } enrolment
            || await db.Charters.Where(c => c.ProgrammeId == programmeId).Select(c => (int?)c.Number).SingleOrDefaultAsync(ct) is not { } current) return Outcome.NotFound;
        if (number != current) return Outcome.Refused("charter.refused.changed");
        if (await db.CharterReadings.AnyAsync(r => r.EnrolmentId == enrolment && r.Number == number, ct)) return Outcome.Done;
        db.CharterReadings.Add(CharterReading.Of(db.OrganisationId, enrolment, number, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
