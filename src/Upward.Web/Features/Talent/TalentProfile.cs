using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Talent;

/// <summary>Who reads a part of the talent profile besides the person.</summary>
public enum TalentReaders { OnlyMe, ProgrammeManagers, ManagersAndPartners }

/// <summary>Broad bands of years of birth, as demographers group them. An exact age is asked nowhere.</summary>
public enum GenerationBand { Before1965, From1965To1980, From1981To1996, From1997 }

/// <summary>
/// What a person says about themselves once, for all programmes: what is not in the staff directory and does not change from
/// programme to programme. Everything is optional. Only the person writes it.
/// </summary>
public sealed class TalentProfile : IBelongToOrganisation
{
    public const int LongestText = 1500, LongestWords = 120, MostWords = 10;

    private TalentProfile() { }

    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Person Person { get; private set; } = null!;
    public string Education { get; private set; } = "";
    public TalentReaders EducationReaders { get; private set; }
    /// <summary>The way here: earlier work, voluntary work, where one grew up. Whatever the person wants to say.</summary>
    public string Background { get; private set; } = "";
    public TalentReaders BackgroundReaders { get; private set; }
    /// <summary>"Ask me about": read by managers of the person's programmes and by partners.</summary>
    public List<string> AskMeAbout { get; private set; } = [];
    /// <summary>Topics the person will not discuss: read by partners alone.</summary>
    public List<string> OffLimits { get; private set; } = [];
    /// <summary>Null: not said. Read by nobody; matching uses it where a programme looks for different generations.</summary>
    public GenerationBand? Generation { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; private set; }

    public static TalentProfile For(Guid organisationId, Guid personId) => new() { OrganisationId = organisationId, PersonId = personId };

    /// <param name="seenVersion">The version that the form was filled from.</param>
    public Outcome Change(TalentFacts facts, int seenVersion, DateTimeOffset now)
    {
        if (seenVersion != Version) return Outcome.Refused("refused.changedMeanwhile");
        if (Check(facts).ToList() is { Count: > 0 } refusals) return Outcome.Refused(refusals);
        (Education, EducationReaders, Background, BackgroundReaders) = (facts.Education, facts.EducationReaders!.Value, facts.Background, facts.BackgroundReaders!.Value);
        (AskMeAbout, OffLimits, Generation) = ([.. facts.AskMeAbout], [.. facts.OffLimits], facts.Generation);
        (ChangedAt, Version) = (now, Version + 1);
        return Outcome.Done;
    }

    private static IEnumerable<Refusal> Check(TalentFacts facts)
    {
        static Refusal At(string field, string key, params (string, object?)[] arguments) => new(field, new Message(key, arguments));

        foreach (var (field, text) in new[] { ("Education", facts.Education), ("Background", facts.Background) })
            if (text.Length > LongestText) yield return At(field, "refused.tooLong", ("max", LongestText), ("length", text.Length));
        foreach (var (field, readers) in new[] { ("EducationReaders", facts.EducationReaders), ("BackgroundReaders", facts.BackgroundReaders) })
            if (readers is not { } known || !Enum.IsDefined(known)) yield return At(field, "talent.refused.readers");
        foreach (var (field, words) in new[] { ("AskMeAbout", facts.AskMeAbout), ("OffLimits", facts.OffLimits) })
        {
            if (words.Count > MostWords) yield return At(field, "profile.refused.tooMany", ("max", MostWords));
            if (words.FirstOrDefault(w => w.Length > LongestWords) is { } long1) yield return At(field, "refused.tooLong", ("max", LongestWords), ("length", long1.Length));
        }
        if (facts.Generation is { } band && !Enum.IsDefined(band)) yield return At("Generation", "talent.refused.generation");
    }
}

/// <summary>What a form says: trimmed, lists each thing once.</summary>
public sealed record TalentFacts
{
    public string Education { get; init; } = "";
    public TalentReaders? EducationReaders { get; init; } = TalentReaders.OnlyMe;
    public string Background { get; init; } = "";
    public TalentReaders? BackgroundReaders { get; init; } = TalentReaders.OnlyMe;
    public IReadOnlyList<string> AskMeAbout { get; init; } = [];
    public IReadOnlyList<string> OffLimits { get; init; } = [];
    public GenerationBand? Generation { get; init; }
}
