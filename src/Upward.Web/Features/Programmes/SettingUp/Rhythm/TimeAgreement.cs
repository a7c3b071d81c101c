using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// The fact that whoever answers for people's time agreed to so many minutes a month for each role. It holds for these
/// minutes only: when the programme asks for more or less, somebody has to agree again.
/// </summary>
public sealed class TimeAgreement : IBelongToOrganisation
{
    public const int LongestWith = 200;

    private TimeAgreement() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    /// <summary>Whose word it is, as the manager wrote it: "the executive board, 3 March".</summary>
    public string AgreedWith { get; private set; } = "";
    public int MentorMinutes { get; private set; }
    public int MenteeMinutes { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? ById { get; private set; }

    public static TimeAgreement Of(Programme programme, string with, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id, AgreedWith = with.Trim(),
        MentorMinutes = programme.MentorMinutesPerMonth, MenteeMinutes = programme.MenteeMinutesPerMonth, At = now, ById = by,
    };

    public bool Covers(Programme programme) => MentorMinutes == programme.MentorMinutesPerMonth && MenteeMinutes == programme.MenteeMinutesPerMonth;
}
