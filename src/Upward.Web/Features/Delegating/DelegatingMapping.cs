using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Delegating;

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.Property(d => d.Id).ValueGeneratedNever();
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.DelegateId).OnDelete(DeleteBehavior.Cascade);
        delegation.HasOne<ParticipantEnrolment>().WithMany().HasForeignKey(d => d.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        delegation.HasIndex(d => new { d.OrganisationId, d.DelegateId });
    }
}

internal sealed class DelegatingPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) => registry.Entity<Delegation>(Erasure.DeleteRow, "PersonId")
        .None("Id", "OrganisationId", "EnrolmentId").Personal("PersonId", "Address", "DelegateId", "NamedAt", "Until", "EndedAt");
}
