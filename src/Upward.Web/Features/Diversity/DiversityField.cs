using Upward.Web.Platform;

namespace Upward.Web.Features.Diversity;

/// <summary>On which ground the organisation asks. Said to everybody who is asked.</summary>
public enum LawfulBasis { Consent, EqualityDuty, LegitimateInterest }

/// <summary>
/// A question about who somebody is, which an organisation may ask and nobody must answer: for one stated purpose, on one
/// stated ground. Another purpose is another question.
/// </summary>
public sealed class DiversityField : IBelongToOrganisation
{
    public const int LongestName = 80, LongestPurpose = 400, LongestOption = 80, FewestOptions = 2, MostOptions = 15, MostFields = 12;

    private DiversityField() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public LawfulBasis Basis { get; private set; }
    /// <summary>"Prefer not to say" is not one of them: it always comes first, and stores nothing.</summary>
    public List<string> Options { get; private set; } = [];
    /// <summary>People may ask that matching looks for a partner who said the same and asked for it too.</summary>
    public bool MayMatch { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public Guid? AddedById { get; private set; }
    /// <summary>No longer asked; all its answers are gone.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public static DiversityField Ask(Guid organisationId, DiversityFieldFacts facts, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, Name = facts.Name, Purpose = facts.Purpose, Basis = facts.Basis!.Value, Options = [.. facts.Options], MayMatch = facts.MayMatch, AddedAt = now, AddedById = by,
    };

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;
}

/// <summary>What a form says about a question; trimmed, each option once.</summary>
public sealed record DiversityFieldFacts(string Name, string Purpose, LawfulBasis? Basis, IReadOnlyList<string> Options, bool MayMatch)
{
    public IEnumerable<Refusal> Check()
    {
        static Refusal At(string field, string key, params (string, object?)[] arguments) => new(field, new Message(key, arguments));

        if (Name.Length == 0) yield return At("Name", "refused.required");
        if (Name.Length > DiversityField.LongestName) yield return At("Name", "refused.tooLong", ("max", DiversityField.LongestName), ("length", Name.Length));
        if (Purpose.Length == 0) yield return At("Purpose", "diversity.refused.purpose");
        if (Purpose.Length > DiversityField.LongestPurpose) yield return At("Purpose", "refused.tooLong", ("max", DiversityField.LongestPurpose), ("length", Purpose.Length));
        if (Basis is not { } basis || !Enum.IsDefined(basis)) yield return At("Basis", "diversity.refused.basis");
        if (Options.Count is < DiversityField.FewestOptions or > DiversityField.MostOptions) yield return At("Options", "diversity.refused.options", ("min", DiversityField.FewestOptions), ("max", DiversityField.MostOptions));
        if (Options.FirstOrDefault(o => o.Length > DiversityField.LongestOption) is { } long1) yield return At("Options", "refused.tooLong", ("max", DiversityField.LongestOption), ("length", long1.Length));
    }
}
