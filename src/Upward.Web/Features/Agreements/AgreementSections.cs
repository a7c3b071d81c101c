namespace Upward.Web.Features.Agreements;

/// <summary>
/// The sections of an agreement between the two of a pair, in the order in which they are read. A key is kept with the text,
/// so that a section added later changes no agreement that was signed.
/// </summary>
public static class AgreementSections
{
    public const string Purpose = "purpose", Goals = "goals", Duties = "duties", Time = "time", Talking = "talking", Boundaries = "boundaries", Confidence = "confidence", Help = "help", Openness = "openness", NoHarm = "no-harm", Ending = "ending";

    public static IReadOnlyList<string> All { get; } = [Purpose, Goals, Duties, Time, Talking, Boundaries, Confidence, Help, Openness, NoHarm, Ending];

    /// <summary>What a programme may word for all its pairs; the others follow from its set-up and from the two profiles.</summary>
    public static IReadOnlyList<string> OfTheProgramme { get; } = [Talking, Confidence, Help, Openness, NoHarm, Ending];

    public const int LongestText = 4000;
}

/// <summary>Texts by section. Lines beginning with "- " are a list.</summary>
public sealed record AgreementWords(IReadOnlyDictionary<string, string> Texts)
{
    public string Of(string section) => Texts.GetValueOrDefault(section, "");

    public bool SameAs(AgreementWords other) => AgreementSections.All.All(section => Of(section) == other.Of(section));

    public IEnumerable<string> ChangedFrom(AgreementWords other) => AgreementSections.All.Where(section => Of(section) != other.Of(section));
}
