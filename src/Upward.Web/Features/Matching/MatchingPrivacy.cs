using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Matching;

internal sealed class MatchingPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<ProgrammeCriteria>(Erasure.BlankColumns, "ChangedById").None("ProgrammeId", "OrganisationId", "Settings", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<Exclusion>(Erasure.DeleteRow, "MentorPersonId").None("Id", "OrganisationId", "ProgrammeId", "AddedAt").Personal("MentorPersonId", "MenteePersonId", "AddedById");
        registry.Entity<MatchRound>(Erasure.BlankColumns, "CreatedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Number", "Criteria", "Seed", "Week", "CreatedAt", "TaskId", "EngineVersion", "SolvedAt", "Proven", "Best", "Draft",
                "UpperBound", "FeasiblePairs", "CancelledAt", "RerunAt", "RerunProven", "PublishedAt", "AnswersDueAt", "DiscardedAt", "Version")
            .Personal("CreatedById", "PublishedById");
        // The compiled problem knows enrolments by id only; the words (skills, goals, places) stand there once for all, without whose they are.
        registry.Entity<RoundRecord>(Erasure.NotPersonal).None("RoundId", "OrganisationId", "Problem", "Words", "Answer");
        registry.Entity<Proposal>(Erasure.DeleteRow, "MentorEnrolmentId")
            .None("Id", "OrganisationId", "RoundId", "ByHand", "LockedAt", "LockedById", "Version")
            .Personal("MentorEnrolmentId", "MenteeEnrolmentId", "Score", "Parts", "OpenedAt", "Accepted");
        registry.Entity<ProposalAnswer>(Erasure.DeleteRow, "ProposalId").None("OrganisationId").Personal("ProposalId", "Side", "Accepts", "AnsweredAt");
        registry.Entity<BoardChange>(Erasure.BlankColumns, "ById").None("Id", "OrganisationId", "RoundId", "Sequence", "Kind", "At", "UndoneAt", "Superseded").Personal("ById", "Removed", "Added", "Why");
    }
}
