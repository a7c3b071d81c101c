using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Pages;

/// <summary>A moment on the clocks of both (_When.cshtml).</summary>
public sealed record SessionWhen(OwnSpace Pair, DateTimeOffset StartsAt, IReadOnlyDictionary<Guid, ReaderZone> Clocks);

/// <summary>The times when both can, as buttons, links or ticks (_Slots.cshtml).</summary>
public sealed record SlotList(OwnSpace Pair, FindSlots.Found Found, SlotUse Use);

public enum SlotUse { Choose, Offer, Move }
