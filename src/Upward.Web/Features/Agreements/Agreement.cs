using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Agreements;

/// <summary>
/// One state of the words between the two of a pair. The mentee writes the first; then it goes from hand to hand until both
/// have signed the same words. A change afterwards is the next version: until both have signed that one, the one before stays
/// in force. A signature is of the words, so whoever changes a word takes both signatures off.
/// </summary>
public sealed class Agreement : IBelongToOrganisation
{
    private Agreement() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    /// <summary>From 1 on.</summary>
    public int Number { get; private set; }
    public List<string> Sections { get; private set; } = [];
    public List<string> Texts { get; private set; } = [];
    /// <summary>Minutes a month that the two agree on, for each; part of what is signed.</summary>
    public int? MentorMinutes { get; private set; }
    public int? MenteeMinutes { get; private set; }
    /// <summary>Whose turn it is: to write, to change or to sign. The other reads.</summary>
    public ProgrammeRole Turn { get; private set; }
    /// <summary>Null while the first hand is still writing: until then the other does not see the words.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }
    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public List<AgreementSignature> Signatures { get; private set; } = [];
    /// <summary>Both have signed.</summary>
    public DateTimeOffset? InForceAt { get; private set; }
    public int Version { get; private set; }

    public AgreementWords Words => new(Sections.Zip(Texts).ToDictionary(p => p.First, p => p.Second), MentorMinutes, MenteeMinutes);
    public bool IsInForce => InForceAt is not null;
    public bool IsSignedBy(ProgrammeRole role) => Signatures.Any(s => s.Role == role);

    public static Agreement Begin(Mentorship mentorship, int number, ProgrammeRole by, Guid personId, AgreementWords words, DateTimeOffset now)
    {
        var agreement = new Agreement { Id = Guid.CreateVersion7(now), OrganisationId = mentorship.OrganisationId, MentorshipId = mentorship.Id, Number = number, Turn = by, BegunAt = now };
        agreement.Put(words, personId, now);
        return agreement;
    }

    /// <summary>Keeps other words; both signatures go. Only whose turn it is writes.</summary>
    public Outcome Change(ProgrammeRole by, Guid personId, AgreementWords words, DateTimeOffset now)
    {
        if (MayAct(by) is { } refusal) return refusal;
        if (Check(words).ToList() is { Count: > 0 } wrong) return Outcome.Refused(wrong);
        if (words.SameAs(Words)) return Outcome.Done;
        Put(words, personId, now);
        return Outcome.Done;
    }

    /// <summary>Gives it to the other, to read, change or sign.</summary>
    public Outcome HandOver(ProgrammeRole by, DateTimeOffset now)
    {
        if (MayAct(by) is { } refusal) return refusal;
        if (Empty().ToList() is { Count: > 0 } gaps) return Outcome.Refused(gaps);
        (Turn, HandedOverAt) = (Other(by), now);
        Version++;
        return Outcome.Done;
    }

    /// <param name="hash">Of the words that were on the page: other words are not signed unseen.</param>
    public Outcome Sign(ProgrammeRole by, Guid personId, string name, string hash, DateTimeOffset now)
    {
        if (MayAct(by) is { } refusal) return refusal;
        if (Empty().ToList() is { Count: > 0 } gaps) return Outcome.Refused(gaps);
        if (hash != Hash()) return Outcome.Refused("agreement.refused.changed");
        Signatures.Add(AgreementSignature.Of(this, by, personId, name, hash, now));
        (Turn, HandedOverAt) = (Other(by), HandedOverAt ?? now);
        if (IsSignedBy(ProgrammeRole.Mentor) && IsSignedBy(ProgrammeRole.Mentee)) InForceAt = now;
        Version++;
        return Outcome.Done;
    }

    /// <summary>SHA-256 in hexadecimal over the pair, the number, the hours and every section with its length: the same words always give the same, and no text can pass for another.</summary>
    public string Hash()
    {
        var whole = new StringBuilder().Append(MentorshipId.ToString("N")).Append('\n').Append(Number).Append('\n');
        whole.Append(CultureInfo.InvariantCulture, $"hours {MentorMinutes} {MenteeMinutes}\n");
        foreach (var (section, text) in Sections.Zip(Texts)) whole.Append(section).Append(' ').Append(text.Length).Append('\n').Append(text).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToString())));
    }

    public static ProgrammeRole Other(ProgrammeRole role) => role == ProgrammeRole.Mentor ? ProgrammeRole.Mentee : ProgrammeRole.Mentor;

    private Outcome? MayAct(ProgrammeRole by) => IsInForce ? Outcome.Refused("agreement.refused.inForce") : Turn != by ? Outcome.Refused("agreement.refused.turn") : null;

    private void Put(AgreementWords words, Guid personId, DateTimeOffset now)
    {
        Sections = [.. AgreementSections.All];
        Texts = [.. AgreementSections.All.Select(words.Of)];
        (MentorMinutes, MenteeMinutes) = (words.MentorMinutes, words.MenteeMinutes);
        Signatures.Clear();
        (ChangedAt, ChangedById) = (now, personId);
        Version++;
    }

    private static IEnumerable<Refusal> Check(AgreementWords words) => AgreementSections.All.Where(section => words.Of(section).Length > AgreementSections.LongestText)
        .Select(section => new Refusal(section, new("refused.tooLong", ("max", AgreementSections.LongestText), ("length", words.Of(section).Length))))
        .Concat(new[] { ("MentorHours", words.MentorMinutes), ("MenteeHours", words.MenteeMinutes) }.Where(h => h.Item2 is < 0 or > ProgrammeFacts.MostMinutesPerMonth).Select(h => new Refusal(h.Item1, new("rhythm.refused.hours", ("to", ProgrammeFacts.MostMinutesPerMonth / 60)))));

    private IEnumerable<Refusal> Empty() => AgreementSections.All.Where(section => Words.Of(section).Length == 0).Select(section => new Refusal(section, new("refused.required")));
}

/// <summary>The fact that somebody signed: name as it stood, when, and the hash of the words.</summary>
public sealed class AgreementSignature : IBelongToOrganisation
{
    private AgreementSignature() { }

    public Guid AgreementId { get; private set; }
    public ProgrammeRole Role { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public DateTimeOffset SignedAt { get; private set; }

    public static AgreementSignature Of(Agreement agreement, ProgrammeRole role, Guid personId, string name, string hash, DateTimeOffset now) =>
        new() { AgreementId = agreement.Id, OrganisationId = agreement.OrganisationId, Role = role, PersonId = personId, Name = name, Hash = hash, SignedAt = now };
}
