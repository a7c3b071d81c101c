using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

/// <summary>Where an application stands. What was decided but not told yet is no state: until then the applicant's page says "being read".</summary>
public enum ApplicationState { Draft, Sent, Reading, Waiting, Accepted, Declined, Withdrawn }

/// <summary>Somebody's wish to take part in a programme, in one role; from the first word to the answer. One for each person and programme.</summary>
public sealed partial class ProgrammeApplication : IBelongToOrganisation
{
    private ProgrammeApplication() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Programme Programme { get; private set; } = null!;
    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public ProgrammeRole Role { get; private set; }
    /// <summary>The version of the form that was answered.</summary>
    public Guid FormId { get; private set; }
    public List<ApplicationAnswer> Answers { get; private set; } = [];
    public ApplicationState State { get; private set; }
    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset? SavedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? ReadingSince { get; private set; }
    public DateTimeOffset? WaitingSince { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    /// <summary>When the applicant allowed to be kept for a later programme of the organisation.</summary>
    public DateTimeOffset? PoolSince { get; private set; }

    public Verdict? Verdict { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    /// <summary>For internal use: it never leaves the managers' pages.</summary>
    public string Reason { get; private set; } = "";
    /// <summary>Decided together: undone together.</summary>
    public Guid? BatchId { get; private set; }
    /// <summary>When the applicant is told; until then it can be undone.</summary>
    public DateTimeOffset? TellAt { get; private set; }
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Mean of the reviewers' weighted scores, 0 to 100; null while nobody scored.</summary>
    public int? Score { get; private set; }
    public int Reviews { get; private set; }
    public int Version { get; private set; }

    public bool IsDraft => State == ApplicationState.Draft;
    public bool IsOpen => State is ApplicationState.Sent or ApplicationState.Reading or ApplicationState.Waiting;
    /// <summary>Decided, and still in the time in which it can be undone.</summary>
    public bool IsPending => Verdict is not null && ToldAt is null;

    public static ProgrammeApplication Begin(Guid organisationId, Guid programmeId, Guid personId, ProgrammeRole role, Guid formId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, Role = role, FormId = formId, BegunAt = now,
    };

    /// <summary>After a withdrawal one may begin again; what was written is still there.</summary>
    public Outcome BeginAgain(ProgrammeRole role, Guid formId)
    {
        if (State is not (ApplicationState.Withdrawn or ApplicationState.Draft)) return Outcome.Refused("apply.refused.already");
        (State, Role, FormId, SentAt, ReadingSince, WaitingSince, WithdrawnAt) = (ApplicationState.Draft, role, formId, null, null, null, null);
        (Verdict, DecidedAt, DecidedById, Reason, BatchId, TellAt, ToldAt) = (null, null, null, "", null, null, null);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Answers to questions that are not in the sheet stay: the form may have been changed and changed back. Needs <see cref="Answers"/> loaded.</summary>
    public Outcome Write(ApplicationForm form, AnswerSheet sheet, DateTimeOffset now)
    {
        if (!IsDraft) return Outcome.Refused("apply.refused.sent");
        FormId = form.Id;
        foreach (var question in form.Questions)
        {
            var given = sheet[question.Key];
            var known = Answers.Find(a => a.Key == question.Key);
            if (given.IsEmpty) { if (known is not null) Answers.Remove(known); }
            else if (known is null) Answers.Add(ApplicationAnswer.To(this, question, given));
            else known.Say(question, given);
        }
        SavedAt = now;
        Version++;
        return Outcome.Done;
    }

    /// <param name="full">All places of the role are taken: it goes to the end of the waiting list at once.</param>
    public Outcome Send(AnswerSheet sheet, ApplicationForm form, bool full, DateTimeOffset now)
    {
        if (!IsDraft) return Outcome.Refused("apply.refused.sent");
        var missing = sheet.Check(form.Questions);
        if (!missing.Succeeded) return missing;
        // What a condition hides was never asked: it is not kept.
        Answers.RemoveAll(a => form.Questions.All(q => q.Key != a.Key || !sheet.IsAsked(q)));
        (State, SentAt) = (full ? ApplicationState.Waiting : ApplicationState.Sent, now);
        if (full) WaitingSince = now;
        PoolSince = Answers.Exists(a => a.Key == FormQuestion.PoolKey) ? now : null;
        Version++;
        return Outcome.Done;
    }

    public Outcome Withdraw(DateTimeOffset now)
    {
        if (State is ApplicationState.Withdrawn or ApplicationState.Declined) return Outcome.Refused("apply.refused.over");
        if (State == ApplicationState.Accepted) return Outcome.Refused("apply.refused.accepted");
        (State, WithdrawnAt, WaitingSince, PoolSince) = (ApplicationState.Withdrawn, now, null, null);
        (Verdict, DecidedAt, DecidedById, Reason, BatchId, TellAt) = (null, null, null, "", null, null);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The applicant's own word at any time, also after a "no".</summary>
    public void StayInPool(bool stay, DateTimeOffset now)
    {
        if (stay == PoolSince is not null) return;
        PoolSince = stay ? now : null;
        Version++;
    }
}
