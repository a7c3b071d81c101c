using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class RhythmForm : StepForm
{
    /// <summary>Days, or "own" for the field below.</summary>
    public string? Cadence { get; set; }
    public int? CadenceDays { get; set; }
    public int? Sessions { get; set; }
    public int? SessionMinutes { get; set; }
    public string? MentorHours { get; set; }
    public string? MenteeHours { get; set; }
    public int? AnswerDays { get; set; }
    public bool TimeAgreed { get; set; }
    public string? AgreedWith { get; set; }
}

[UseCase]
public sealed class SetRhythm(AppDb db, CurrentPerson person, TimeProvider clock, SettleStep settle)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, RhythmForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var before = programme.Facts;
        var outcome = programme.Change(before with
        {
            CadenceDays = int.TryParse(form.Cadence, CultureInfo.InvariantCulture, out var days) ? days : form.CadenceDays ?? 0,
            Sessions = form.Sessions ?? 0, SessionMinutes = form.SessionMinutes ?? 0, AnswerDays = form.AnswerDays ?? 0,
            MentorMinutesPerMonth = HoursField.MinutesOf(form.MentorHours) ?? -1, MenteeMinutesPerMonth = HoursField.MinutesOf(form.MenteeHours) ?? -1,
        });
        // The form asks in hours, and the dates stand on another page: each sentence goes to the field that can help.
        var refusals = outcome.Refusals.Select(r => r.Field switch
        {
            nameof(ProgrammeFacts.MentorMinutesPerMonth) => new Refusal(nameof(form.MentorHours), new("rhythm.refused.hours", ("to", ProgrammeFacts.MostMinutesPerMonth / 60))),
            nameof(ProgrammeFacts.MenteeMinutesPerMonth) => new Refusal(nameof(form.MenteeHours), new("rhythm.refused.hours", ("to", ProgrammeFacts.MostMinutesPerMonth / 60))),
            nameof(ProgrammeFacts.EndsOn) => r with { Field = nameof(form.Sessions) },
            _ => r,
        }).ToList();
        var with = form.AgreedWith?.Trim() ?? "";
        if (form.TimeAgreed && with.Length == 0) refusals.Add(new(nameof(form.AgreedWith), new("rhythm.refused.with")));
        if (with.Length > TimeAgreement.LongestWith) refusals.Add(new(nameof(form.AgreedWith), new("refused.tooLong", ("max", TimeAgreement.LongestWith), ("length", with.Length))));
        var last = await db.TimeAgreements.Where(a => a.ProgrammeId == programme.Id).OrderByDescending(a => a.Id).FirstOrDefaultAsync(ct);
        // The box was still ticked from before: a yes to other hours is no yes to these.
        if (form.TimeAgreed && last is not null && !last.Covers(programme) && last.AgreedWith == with) refusals.Add(new(nameof(form.AgreedWith), new("rhythm.refused.lapsed", ("with", with))));
        if (refusals.Count > 0) return Outcome.Refused(refusals);

        var changes = Changes.Between(before, programme.Facts);
        Agree(programme, last, form.TimeAgreed ? with : "", changes);
        return changes;
    }, ct);

    private void Agree(Programme programme, TimeAgreement? last, string with, Changes changes)
    {
        if (with.Length == 0)
        {
            if (last is not null) { db.TimeAgreements.Remove(last); changes.Note("TimeAgreed", last.AgreedWith, null); }
        }
        else if (last is null || !last.Covers(programme) || last.AgreedWith != with)
        {
            db.TimeAgreements.Add(TimeAgreement.Of(programme, with, person.Id, clock.GetUtcNow()));
            changes.Note("TimeAgreed", last?.AgreedWith, with);
        }
    }
}
