using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Circles;

/// <summary>Being in a circle can tell of a trait, as being in its programme does; what is said in it is its members'.</summary>
internal sealed class CirclesPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Circle>(Erasure.BlankColumns, "FormedById").None("Id", "OrganisationId", "ProgrammeId", "Kind", "MentorSeats", "MenteeSeats", "FormedAt", "ClosedAt", "ForgetWarnedAt", "ForgottenAt", "Version")
            .Personal("FormedById", "ClosedById").Special("Name", "Topic");
        registry.Entity<CircleMember>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId").Personal("Side", "Role", "ByPair", "JoinedAt", "AddedById", "LeftAt").Special("CircleId", "PersonId");
        registry.Entity<GroupSession>(Erasure.DeleteRow, "HostId").None("Id", "OrganisationId", "ProgrammeId", "CircleId", "Minutes", "Format", "Seats", "Sequence", "Version", "LastTurn", "ZoneId", "ForgottenAt", "AnnouncedAt")
            .Personal("HostId", "LocalStart", "StartsAt", "EndsAt", "PlannedAt", "PlannedById", "ChangedAt", "HeldSaidAt", "HeldSaidById", "CancelledAt", "CancelledById", "Place").Special("Topic", "Agenda");
        registry.Entity<GroupReply>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("GroupSessionId", "PersonId", "Attendance", "At", "Turn", "Came");
        registry.Entity<GroupNote>(Erasure.DeleteRow, "GroupSessionId").None("OrganisationId", "Version").Personal("GroupSessionId", "ChangedAt", "ChangedById").Special("Text");
        registry.Entity<CircleAction>(Erasure.DeleteRow, "CircleId").None("Id", "OrganisationId").Personal("CircleId", "OwnerId", "DueOn", "AddedById", "AddedAt", "DoneAt", "DoneById").Special("Text");
    }
}
