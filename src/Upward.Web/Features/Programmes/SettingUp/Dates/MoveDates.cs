using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class DatesForm : StepForm
{
    public DateOnly? StartsOn { get; set; }
    /// <summary>Months, "same" for as long as now, or "own" for the last day below.</summary>
    public string? Length { get; set; }
    public DateOnly? EndsOn { get; set; }
    public List<MilestoneForm>? Milestones { get; set; }
}

/// <summary>A row of the form. <see cref="WasFrom"/> and <see cref="WasTo"/> are what the form was shown with: a date nobody touched follows the programme.</summary>
public sealed class MilestoneForm
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public DateOnly? WasFrom { get; set; }
    public DateOnly? WasTo { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && From is null && To is null;
}

/// <summary>Moves the first and the last day; every date that was not changed by hand follows.</summary>
[UseCase]
public sealed class MoveDates(AppDb db, SettleStep settle, Texts texts)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, DatesForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var (oldStart, oldEnd, before) = (programme.StartsOn, programme.EndsOn, programme.Facts);
        var start = form.StartsOn ?? default;
        var outcome = programme.Change(before with { StartsOn = start, EndsOn = EndOf(form, start, oldStart, oldEnd) });
        var refusals = outcome.Refusals.ToList();
        var changes = outcome.Succeeded ? Changes.Between(before, programme.Facts) : new();

        var kept = await db.Milestones.Where(m => m.ProgrammeId == programmeId).ToListAsync(ct);
        var rows = form.Milestones ?? [];
        for (var i = 0; i < rows.Count; i++) Row(programme, rows[i], $"Milestones[{i}].", kept, (oldStart, oldEnd), changes, refusals);
        if (kept.Count > Milestone.Most) refusals.Add(new("", new("dates.refused.tooMany", ("n", Milestone.Most))));
        return refusals.Count > 0 ? Outcome.Refused(refusals) : changes;
    }, ct);

    private static DateOnly EndOf(DatesForm form, DateOnly start, DateOnly oldStart, DateOnly oldEnd)
    {
        if (start == default) return form.EndsOn ?? default;
        if (int.TryParse(form.Length, System.Globalization.CultureInfo.InvariantCulture, out var months) && months is > 0 and <= 60) return start.AddMonths(months).AddDays(-1);
        return form.Length == "own" ? form.EndsOn ?? default : start.AddDays(oldEnd.DayNumber - oldStart.DayNumber);
    }

    private void Row(Programme programme, MilestoneForm row, string field, List<Milestone> kept, (DateOnly Start, DateOnly End) old, Changes changes, List<Refusal> refusals)
    {
        var milestone = kept.Find(m => m.Id == row.Id);
        if (milestone is null && row.IsEmpty) return;
        if (milestone is not null && string.IsNullOrWhiteSpace(row.Name))
        {
            changes.Note("Milestone", NameOf(milestone), null);
            kept.Remove(milestone);
            db.Milestones.Remove(milestone);
            return;
        }
        var name = row.Name?.Trim() ?? "";
        if (name.Length == 0) refusals.Add(new(field + "Name", new("refused.required")));
        if (name.Length > Milestone.LongestName) refusals.Add(new(field + "Name", new("refused.tooLong", ("max", Milestone.LongestName), ("length", name.Length))));
        if (row.From is null) refusals.Add(new(field + "From", new("refused.required")));
        if (row.To < row.From) refusals.Add(new(field + "To", new("dates.refused.backwards")));
        if (refusals.Count > 0 || row.From is not { } from) return;

        var to = row.To ?? from;
        if (milestone is null)
        {
            milestone = Milestone.Of(programme, "", name, 0, 0, 1);
            milestone.Place(from, to, programme.StartsOn, programme.EndsOn);
            kept.Add(milestone);
            db.Milestones.Add(milestone);
            changes.Note("Milestone", null, name);
            return;
        }
        var was = milestone.In(old.Start, old.End);
        if (name != NameOf(milestone)) { changes.Note("Milestone", NameOf(milestone), name); milestone.Rename(name); }
        // Only what was typed anew counts as moved by hand.
        if (from != row.WasFrom || to != row.WasTo) milestone.Place(from, to, programme.StartsOn, programme.EndsOn);
        var now = milestone.In(programme.StartsOn, programme.EndsOn);
        changes.Note("MilestoneFrom", was.From, now.From, name).Note("MilestoneTo", was.To, now.To, name);
    }

    private string NameOf(Milestone milestone) => milestone.Name.Length > 0 ? milestone.Name : texts["milestone." + milestone.Key];
}
