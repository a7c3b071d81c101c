using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Journal;

/// <summary>
/// What one asks oneself. Why (R014): why I explain it as I do. House (R008): what I learned about how we work. Assumption (R122):
/// what I take for true of the other, and later what became of it. Free: anything.
/// </summary>
public enum JournalPrompt { Free, Why, House, Assumption }

/// <summary>A page of somebody's private journal. Nobody else reads it, whatever their role; it goes when they take it away or leave.</summary>
public sealed class JournalEntry : IBelongToOrganisation
{
    public const int Longest = 8000, Most = 2000;

    private JournalEntry() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public JournalPrompt Prompt { get; private set; }
    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    /// <summary>How it looks to them by now: above all for an assumption.</summary>
    public string Later { get; private set; } = "";
    public DateTimeOffset? LaterAt { get; private set; }
    public int Version { get; private set; }

    public static JournalEntry Begin(Guid organisationId, Guid personId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, PersonId = personId, At = now, ChangedAt = now };

    /// <param name="seen">The version the words come from; 0 for a new page.</param>
    public Outcome Write(JournalPrompt prompt, string text, string later, int seen, DateTimeOffset now)
    {
        if (seen != Version) return Outcome.Refused("refused.changedMeanwhile");
        var (words, after) = (text.ReplaceLineEndings("\n").Trim(), later.ReplaceLineEndings("\n").Trim());
        if (words.Length == 0) return Outcome.RefusedAt("Text", "journal.refused.empty");
        if (words.Length > Longest) return Outcome.RefusedAt("Text", "refused.tooLong", ("max", Longest), ("length", words.Length));
        if (after.Length > Longest) return Outcome.RefusedAt("Later", "refused.tooLong", ("max", Longest), ("length", after.Length));
        if (after != Later) LaterAt = after.Length == 0 ? null : now;
        (Prompt, Text, Later, ChangedAt) = (Enum.IsDefined(prompt) ? prompt : JournalPrompt.Free, words, after, now);
        Version++;
        return Outcome.Done;
    }
}

public static class JournalAccess
{
    /// <summary>One's own. There is no other way in.</summary>
    public static IQueryable<JournalEntry> OwnedBy(this IQueryable<JournalEntry> entries, CurrentPerson person) => entries.Where(e => e.PersonId == person.Id);
}

internal sealed class JournalMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Version).IsConcurrencyToken();
        entry.HasIndex(e => new { e.PersonId, e.At });
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class JournalPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) =>
        registry.Entity<JournalEntry>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId", "Version").Personal("PersonId", "Prompt", "At", "ChangedAt", "LaterAt").Special("Text", "Later");
}
