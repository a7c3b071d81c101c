using Upward.Web.Platform;

namespace Upward.Web.Features.Organisations;

/// <summary>What a form says about an organisation.</summary>
public sealed record OrganisationFacts(string Name, string Culture, string TimeZone)
{
    public const int LongestName = 120;

    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(Name)) refusals.Add(new("Name", new("refused.required")));
        else if (Name.Trim().Length > LongestName) refusals.Add(new("Name", new("refused.tooLong", ("max", LongestName), ("length", Name.Trim().Length))));
        if (!LanguageChoices.Exists(Culture)) refusals.Add(new("Culture", new("organisation.refused.language")));
        if (!TimeZoneChoices.Exists(TimeZone)) refusals.Add(new("TimeZone", new("organisation.refused.timeZone")));
        return Outcome.Refused(refusals);
    }
}
