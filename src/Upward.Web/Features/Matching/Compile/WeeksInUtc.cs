using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>Free hours of one week in UTC; most participants share a handful of weeks and zones, so each is worked out once.</summary>
public sealed class WeeksInUtc(DateOnly week)
{
    private readonly Dictionary<(string Week, string Zone), IReadOnlyList<int>?> _known = [];

    /// <summary>Null when nothing is stated or the zone is not known.</summary>
    public IReadOnlyList<int>? Of(string stated, string zone)
    {
        if (_known.TryGetValue((stated, zone), out var hours)) return hours;
        return _known[(stated, zone)] = WeeklyAvailability.Compile(stated, zone, week) is { } free
            ? [.. Enumerable.Range(0, WeeklyAvailability.Hours).Where(h => free[h])] : null;
    }
}
