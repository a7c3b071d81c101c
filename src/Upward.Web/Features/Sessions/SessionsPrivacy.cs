using Upward.Web.Features.Sessions.Cohort;
using Upward.Web.Features.Sessions.Fit;
using Upward.Web.Features.Sessions.FreeBusy;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Sessions;

/// <summary>That two people met is a fact that programme managers see; what they meant to speak about is theirs.</summary>
internal sealed class SessionsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Session>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId", "Minutes", "Format", "Sequence", "Version", "ZoneId")
            .Personal("MentorshipId", "LocalStart", "StartsAt", "EndsAt", "PlannedAt", "PlannedById", "HeldSaidAt", "HeldSaidById", "MissedBy", "MissedSaidAt", "MissedSaidById", "CancelledAt", "CancelledBy", "Place", "CohortMoveId")
            .Special("Agenda");
        registry.Entity<SessionMove>(Erasure.DeleteRow, "SessionId").None("Id", "OrganisationId").Personal("SessionId", "By", "At", "From", "To");
        registry.Entity<SessionReply>(Erasure.DeleteRow, "SessionId").None("OrganisationId").Personal("SessionId", "Role", "Attendance", "At");
        registry.Entity<SessionOffer>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId", "Minutes", "Format").Personal("MentorshipId", "By", "Starts", "AskedAt", "AnsweredAt", "SessionId", "Place");
        registry.Entity<SessionNote>(Erasure.DeleteRow, "OwnerId").None("OrganisationId", "Version").Personal("SessionId", "OwnerId", "ChangedAt", "ChangedById").Special("Text");
        registry.Entity<Learned>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("SessionId", "PersonId", "At").Special("Text");
        registry.Entity<FollowUp>(Erasure.DeleteRow, "SentById").None("OrganisationId").Personal("SessionId", "SentById", "SentAt");
        registry.Entity<SessionAction>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId").Personal("MentorshipId", "SessionId", "Owner", "DueOn", "AddedById", "AddedAt", "DoneAt", "DoneById").Special("Text");
        registry.Entity<SessionNeed>(Erasure.DeleteRow, "SessionId").None("Id", "OrganisationId").Personal("SessionId", "Text", "AddedById", "AddedAt", "ReadyAt", "ReadyById");
        registry.Entity<FitCheck>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("MentorshipId", "PersonId", "At").Special("Answer");
        registry.Entity<CohortMove>(Erasure.BlankColumns, "ById").None("Id", "OrganisationId", "ProgrammeId", "From", "Until", "Days", "Why", "At", "Moved", "Left").Personal("ById");
        registry.Entity<BusyCalendar>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "Problem", "NotUnderstood", "ETag").Personal("PersonId", "SealedAddress", "Host", "SetAt", "ReadAt", "TriedAt", "Times");
        registry.Entity<CalendarFeed>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("PersonId", "TokenHash", "MadeAt");
    }
}
