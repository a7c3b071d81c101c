using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Mentorships;

/// <param name="Label">What the programme calls the role; empty: the usual word.</param>
public sealed record PairSide(Guid PersonId, Guid EnrolmentId, ProgrammeRole Role, string Name, string CallName, string Title, string TimeZone, string Label)
{
    /// <summary>In a programme of peers both sides learn and teach, and both are called the same.</summary>
    public bool IsPeer { get; init; }

    /// <summary>What this side is called, in the reader's language.</summary>
    public string WordIn(Texts texts) => Label.Length > 0 ? Label : texts[IsPeer ? "role.peer" : Role == ProgrammeRole.Mentor ? "role.mentor" : "role.mentee"];
}

/// <summary>A pair as one of the two finds it.</summary>
/// <param name="EndedAt">Null while it runs; afterwards everything of it can be read and nothing written.</param>
public sealed record OwnSpace(Guid Id, Programme Programme, PairSide Me, PairSide Partner, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    public bool Runs => EndedAt is null;
    /// <summary>How it ended; null while it runs, or for a pair that ended before this was kept.</summary>
    public MentorshipEnd? Ending { get; init; }
    /// <summary>Since when the words of the two are gone.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }
    public PairSide Mentor => Me.Role == ProgrammeRole.Mentor ? Me : Partner;
    public PairSide Mentee => Me.Role == ProgrammeRole.Mentee ? Me : Partner;
    public PairSide Of(Guid personId) => personId == Me.PersonId ? Me : Partner;

    /// <param name="mentorship">With both people and the programme.</param>
    public static OwnSpace Of(Mentorship mentorship, Guid me)
    {
        var programme = mentorship.Mentor.Programme;
        var (mentor, mentee) = (Side(mentorship.Mentor, programme), Side(mentorship.Mentee, programme));
        var (own, other) = mentor.PersonId == me ? (mentor, mentee) : (mentee, mentor);
        return new(mentorship.Id, programme, own, other, mentorship.StartedAt, mentorship.EndedAt) { Ending = mentorship.Ending, ForgottenAt = mentorship.ForgottenAt };
    }

    private static PairSide Side(ParticipantEnrolment enrolment, Programme programme) => new(enrolment.PersonId, enrolment.Id, enrolment.Role, enrolment.Person.Name, enrolment.Person.CallName, enrolment.Person.Title, enrolment.Person.TimeZone,
        enrolment.Role == ProgrammeRole.Mentor ? programme.MentorLabel : programme.MenteeLabel) { IsPeer = programme.Kind == ProgrammeKind.Peer };
}

public static class PairAccess
{
    /// <summary>Pairs this person is one of, running or ended. What a pair writes is opened by this alone: managers and admins have no way in.</summary>
    public static IQueryable<Mentorship> LivedBy(this IQueryable<Mentorship> mentorships, CurrentPerson person) =>
        mentorships.Where(m => m.Mentor.PersonId == person.Id || m.Mentee.PersonId == person.Id);

    public static IQueryable<Mentorship> WithBoth(this IQueryable<Mentorship> mentorships) => mentorships.Include(m => m.Mentor.Person).Include(m => m.Mentee.Person).Include(m => m.Mentor.Programme);
}

/// <summary>Finds the space of a pair for one of the two; for everybody else it does not exist.</summary>
[UseCase]
public sealed class FindPairSpace(AppDb db, CurrentPerson person)
{
    public async Task<OwnSpace?> FindAsync(Guid mentorshipId, CancellationToken ct) => (await OfAsync(db.Mentorships.LivedBy(person).Where(m => m.Id == mentorshipId), ct)).SingleOrDefault();

    /// <summary>The running ones, the newest first.</summary>
    public Task<IReadOnlyList<OwnSpace>> RunningAsync(CancellationToken ct) => OfAsync(db.Mentorships.LivedBy(person).Where(m => m.EndedAt == null), ct);

    /// <summary>Those that have ended, the newest first.</summary>
    public Task<IReadOnlyList<OwnSpace>> EndedAsync(CancellationToken ct) => OfAsync(db.Mentorships.LivedBy(person).Where(m => m.EndedAt != null), ct);

    private async Task<IReadOnlyList<OwnSpace>> OfAsync(IQueryable<Mentorship> mentorships, CancellationToken ct) =>
        [.. (await mentorships.AsNoTracking().WithBoth().OrderByDescending(m => m.StartedAt).ThenBy(m => m.Id).ToListAsync(ct)).Select(m => OwnSpace.Of(m, person.Id))];
}
