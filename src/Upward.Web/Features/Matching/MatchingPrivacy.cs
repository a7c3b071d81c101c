using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Matching;

internal sealed class MatchingPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<ProgrammeCriteria>(Erasure.BlankColumns, "ChangedById").None("ProgrammeId", "OrganisationId", "Settings", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<Exclusion>(Erasure.DeleteRow, "MentorPersonId").None("Id", "OrganisationId", "ProgrammeId", "AddedAt").Personal("MentorPersonId", "MenteePersonId", "AddedById");
        registry.Entity<MatchRound>(Erasure.BlankColumns, "CreatedById")
            // The compiled problem knows enrolments by id only: numbers, no names.
            .None("Id", "OrganisationId", "ProgrammeId", "Number", "Criteria", "Seed", "CreatedAt", "TaskId", "EngineVersion", "Problem", "Certificate", "SolvedAt",
                "Proven", "BestMatched", "BestTotal", "UpperBound", "FeasiblePairs", "CancelledAt", "PublishedAt", "AnswersDueAt", "DiscardedAt", "Version")
            .Personal("CreatedById", "PublishedById");
        registry.Entity<Proposal>(Erasure.DeleteRow, "MentorEnrolmentId")
            .None("Id", "OrganisationId", "RoundId", "ByHand", "LockedAt", "LockedById", "Version")
            .Personal("MentorEnrolmentId", "MenteeEnrolmentId", "Score", "Parts", "OpenedAt", "Accepted");
        registry.Entity<ProposalAnswer>(Erasure.DeleteRow, "ProposalId").None("OrganisationId").Personal("ProposalId", "Side", "Accepts", "AnsweredAt");
        registry.Entity<BoardChange>(Erasure.BlankColumns, "ById").None("Id", "OrganisationId", "RoundId", "Sequence", "Kind", "At", "UndoneAt").Personal("ById", "Removed", "Added", "Why");
    }
}
