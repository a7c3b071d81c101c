using Upward.Web.Platform;

namespace Upward.Web.Features.Kit;

/// <summary>That a letter went to an audience: who, when, how many. The letters themselves lie in the outbox under <see cref="KeyPrefix"/>.</summary>
public sealed class LetterSending : IBelongToOrganisation
{
    private LetterSending() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string Letter { get; private set; } = "";
    public Audience Audience { get; private set; }
    /// <summary>Subject in English or, without an English one, in the first language; for the list.</summary>
    public string Subject { get; private set; } = "";
    public int Recipients { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public Guid? SentById { get; private set; }

    public static LetterSending Of(Guid organisationId, Guid programmeId, string letter, Audience audience, string subject, int recipients, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Letter = letter, Audience = audience, Subject = subject,
        Recipients = recipients, SentById = by, SentAt = now,
    };

    public string KeyPrefix => PrefixOf(ProgrammeId, Letter) + Id.ToString("N") + ":";

    /// <summary>Every sending of this letter in this programme.</summary>
    public static string PrefixOf(Guid programmeId, string letter) => $"kit:{programmeId:N}:{letter}:";
}
