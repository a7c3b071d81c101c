using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>What is next, on the page of the pair (_NextSession.cshtml).</summary>
/// <param name="RestsUntil">Who rests until a day is not asked for a date.</param>
public sealed record NextSession(OwnSpace Pair, ReadSessions.All All, IReadOnlyDictionary<Guid, ReaderZone> Clocks, DateOnly? RestsUntil);

/// <summary>A list of sessions as the pages show it (_SessionRows.cshtml).</summary>
public sealed record SessionRows(OwnSpace Pair, IReadOnlyList<Session> Sessions);
