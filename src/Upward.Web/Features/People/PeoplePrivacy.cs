using Upward.Web.Features.People.Import;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.People;

internal sealed class PeoplePrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Person>(Erasure.BlankColumns, "Id")
            .None("OrganisationId", "LevelId", "Version", "CreatedAt")
            .Personal("Id", "AccountId", "Name", "PreferredName", "Email", "EmailKey", "EmployeeId", "Title", "LevelName", "Department", "Division", "Site",
                "Country", "TimeZone", "ManagerId", "EmployedSince", "Languages", "CustomFields", "SearchText", "LeftAt", "GuestUntil", "GuestOf", "GuestIn");
        registry.Entity<DottedLine>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("PersonId", "ManagerId");
        registry.Entity<Level>(Erasure.NotPersonal).None("Id", "OrganisationId", "Name", "Rank", "AlsoKnownAs");
        registry.Entity<ImportRun>(Erasure.BlankColumns, "UploadedById")
            .None("Id", "OrganisationId", "Encoding", "Delimiter", "Sheet", "HeaderRow", "Mapping", "PlanDigest", "Rows", "ToCreate", "ToUpdate", "Unchanged",
                "LeftOut", "ToLeave", "UploadedAt", "TaskId", "CommittedAt", "CancelledAt", "UndoTaskId", "UndoneAt")
            .Personal("FileName", "Content", "Plan", "UploadedById", "UndoneById");
        registry.Entity<ImportedChange>(Erasure.DeleteRow, "PersonId")
            .None("ImportRunId", "Row", "OrganisationId", "Kind", "TakenBackAt", "KeptBecause").Personal("PersonId", "Before", "After");
    }
}
