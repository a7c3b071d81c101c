using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Training.Content;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <param name="Version">Of the programme's own text; 0 while it is as it ships.</param>
public sealed record TrainingUnit(
    string Key, TrainingTrack Track, string Title, string Summary, int Minutes, string Body, bool IsShipped, bool IsHidden, bool IsRequired, int Version)
{
    public bool IsChanged => IsShipped && Version > 0;
    public UnitFacts Facts => new(Track, Title, Summary, Minutes, Body);
}

/// <summary>All units of a programme in its order: what ships, with the programme's own copies in their place, and its own units.</summary>
public sealed record TrainingPlan(IReadOnlyList<TrainingUnit> Units, TrainingSettings Settings, int Version)
{
    public TrainingUnit? Find(string key) => Units.FirstOrDefault(u => u.Key == key);
    public IEnumerable<TrainingUnit> Of(TrainingTrack track) => Units.Where(u => u.Track == track);
    public IEnumerable<TrainingUnit> ShownTo(IReadOnlyCollection<TrainingTrack> tracks) => Units.Where(u => !u.IsHidden && tracks.Contains(u.Track));

    public int MonthsOf(TrainingTrack track) => Settings.Refresh.GetValueOrDefault(track.ToString());

    /// <summary>Finished too long ago: what the track says is due again.</summary>
    public bool IsDue(string unitKey, DateTimeOffset doneAt, DateTimeOffset now) => Find(unitKey) is { } unit && MonthsOf(unit.Track) is > 0 and var months && doneAt < now.AddMonths(-months);

    /// <summary>What somebody of this role has to finish.</summary>
    public IReadOnlyList<string> RequiredOf(ProgrammeRole role) => [.. ShownTo(TrainingTracks.Of(role)).Where(u => u.IsRequired).Select(u => u.Key)];

    public static TrainingPlan Of(TrainingSettings settings, int version, IReadOnlyList<UnitText> texts)
    {
        var changed = texts.ToDictionary(t => t.Key, StringComparer.Ordinal);
        TrainingUnit Shipped(ShippedUnit s) => changed.GetValueOrDefault(s.Key) is { } text
            ? Unit(text, isShipped: true, s.IsRequired)
            : new(s.Key, s.Track, s.Title, s.Summary, s.Minutes, s.Body, true, settings.Hidden.Contains(s.Key), Required(s.Key, s.IsRequired), 0);
        TrainingUnit Unit(UnitText t, bool isShipped, bool byDefault) =>
            new(t.Key, t.Track, t.Title, t.Summary, t.Minutes, t.Body, isShipped, settings.Hidden.Contains(t.Key), Required(t.Key, byDefault), t.Version);
        bool Required(string key, bool byDefault) => settings.Required.GetValueOrDefault(key, byDefault);

        var units = ShippedTraining.Units.Select(Shipped).Concat(texts.Where(t => t.Key.StartsWith(UnitText.OwnPrefix, StringComparison.Ordinal)).OrderBy(t => t.Id).Select(t => Unit(t, false, false)));
        return new([.. units.Select((unit, nth) => (unit, nth)).OrderBy(x => x.unit.Track).ThenBy(x => Place(x.unit)).ThenBy(x => x.nth).Select(x => x.unit)], settings, version);

        int Place(TrainingUnit unit) => settings.Order.GetValueOrDefault(unit.Track.ToString())?.IndexOf(unit.Key) is int at and >= 0 ? at : int.MaxValue;
    }
}

/// <summary>Callers have loaded the programme through the person.</summary>
[UseCase]
public sealed class ReadTrainingPlan(AppDb db)
{
    public async Task<TrainingPlan> OfAsync(Guid programmeId, CancellationToken ct)
    {
        var row = await db.ProgrammeTraining.AsNoTracking().SingleOrDefaultAsync(t => t.ProgrammeId == programmeId, ct);
        var texts = await db.UnitTexts.AsNoTracking().Where(t => t.ProgrammeId == programmeId).ToListAsync(ct);
        return TrainingPlan.Of(row?.Settings ?? new(), row?.Version ?? 0, texts);
    }
}
