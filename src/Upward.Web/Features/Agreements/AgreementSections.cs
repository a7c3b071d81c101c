using Upward.Web.Features.Enrolment;

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

/// <summary>Texts by section; lines beginning with "- " are a list. And minutes a month for each of the two, as numbers, so that hours can be held against them.</summary>
/// <param name="MentorMinutes">Null: none is named; then what the programme asks of the role counts.</param>
public sealed record AgreementWords(IReadOnlyDictionary<string, string> Texts, int? MentorMinutes = null, int? MenteeMinutes = null)
{
    public string Of(string section) => Texts.GetValueOrDefault(section, "");

    public bool SameAs(AgreementWords other) => AgreementSections.All.All(section => Of(section) == other.Of(section)) && (MentorMinutes, MenteeMinutes) == (other.MentorMinutes, other.MenteeMinutes);

    public int? MinutesOf(ProgrammeRole role) => role == ProgrammeRole.Mentor ? MentorMinutes : MenteeMinutes;

    /// <summary>A section as people read it: under "Time" stand the hours too, a line for each of the two.</summary>
    public string Read(string section, Platform.Text.Texts texts, string mentor, string mentee) => section != AgreementSections.Time ? Of(section)
        : string.Join('\n', new[] { Of(section), HoursLine(texts, MentorMinutes, mentor), HoursLine(texts, MenteeMinutes, mentee) }.Where(t => t.Length > 0)).Trim();

    public IEnumerable<string> ChangedFrom(AgreementWords other) => AgreementSections.All.Where(section => Of(section) != other.Of(section));

    private static string HoursLine(Platform.Text.Texts texts, int? minutes, string name) => minutes is { } n ? texts["agreement.hours", ("name", name), ("hours", n / 60m)] : "";
}
