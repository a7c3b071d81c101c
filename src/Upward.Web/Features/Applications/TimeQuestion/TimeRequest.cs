using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

public enum TimeAnswer { Yes, NotNow, No }

/// <summary>
/// A line manager's agreement in principle to somebody's time, asked for by a link without an account. Only the hash of the
/// link is kept. It serves this one question, ends after some weeks and can be revoked.
/// </summary>
public sealed class TimeRequest : IBelongToOrganisation
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(21);

    private TimeRequest() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public Guid LineManagerId { get; private set; }
    public string TokenHash { get; private set; } = "";
    /// <summary>What the programme asked of this role when the question went out.</summary>
    public int MinutesPerMonth { get; private set; }
    public decimal HoursPerMonth => MinutesPerMonth / 60m;
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public TimeAnswer? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static TimeRequest Of(Guid organisationId, Guid applicationId, Guid lineManagerId, string tokenHash, int minutes, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ApplicationId = applicationId, LineManagerId = lineManagerId,
        TokenHash = tokenHash, MinutesPerMonth = minutes, AskedAt = now, ExpiresAt = now + Life,
    };

    public bool IsOpen(DateTimeOffset now) => Answer is null && RevokedAt is null && now < ExpiresAt;

    public Outcome Say(TimeAnswer answer, DateTimeOffset now)
    {
        if (!IsOpen(now)) return Outcome.NotFound;
        (Answer, AnsweredAt) = (answer, now);
        return Outcome.Done;
    }

    public void Revoke(DateTimeOffset now) { if (Answer is null) RevokedAt ??= now; }
}
