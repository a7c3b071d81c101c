using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>A programme's dates in their order, with the time of the meetings among them.</summary>
public sealed record Timeline(IReadOnlyList<TimelineRow> Rows)
{
    public DateOnly From => Rows.Min(r => r.From);
    public DateOnly To => Rows.Max(r => r.To);
    public int Days => To.DayNumber - From.DayNumber + 1;

    public static async Task<Timeline> OfAsync(AppDb db, Programme programme, Texts texts, CancellationToken ct)
    {
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.ProgrammeId == programme.Id).ToListAsync(ct);
        var rows = milestones.Select(m =>
        {
            var (from, to) = m.In(programme.StartsOn, programme.EndsOn);
            return new TimelineRow(m.Id, m.Name.Length > 0 ? m.Name : texts["milestone." + m.Key], from, to);
        }).Append(new(null, texts["milestone.meetings"], programme.StartsOn, programme.EndsOn));
        return new([.. rows.OrderBy(r => r.From).ThenByDescending(r => r.Id is null).ThenBy(r => r.To).ThenBy(r => r.Name, StringComparer.Ordinal)]);
    }

    /// <summary>First days of months inside, for the scale of the picture; at most about a dozen.</summary>
    public IEnumerable<DateOnly> Ticks()
    {
        var step = Days switch { <= 400 => 1, <= 800 => 2, _ => 6 };
        for (var day = new DateOnly(From.Year, From.Month, 1).AddMonths(1); day <= To; day = day.AddMonths(step)) yield return day;
    }
}

/// <param name="Id">Null for the time of the meetings, which is the programme itself.</param>
public sealed record TimelineRow(Guid? Id, string Name, DateOnly From, DateOnly To)
{
    public bool IsMeetings => Id is null;
}
