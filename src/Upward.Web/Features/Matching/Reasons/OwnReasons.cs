using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Reasons;

/// <summary>
/// Why this partner, for one of the two. It names what the reader stated themselves and what both have; what the partner
/// wants to learn stays unnamed until the partner shares it, the partner's wishes always. No points: with them the reader
/// could work out what is kept from them.
/// </summary>
public sealed class OwnReasons(Texts t)
{
    /// <param name="partnerShared">Whether the partner shares what they want to learn.</param>
    public IReadOnlyList<string> For(ProgrammeRole reader, IReadOnlyList<ScorePart> parts, string partner, bool partnerShared)
    {
        var own = reader == ProgrammeRole.Mentee;
        var sentences = new List<string?>();
        foreach (var part in parts.Where(p => p.Points > 0))
        {
            sentences.Add(part.Criterion switch
            {
                CriterionKeys.Skills => own ? Asked(part, partner) : Offered(part, partner, partnerShared),
                CriterionKeys.Reciprocal => own ? Offered(part, partner, partnerShared) : Asked(part, partner),
                CriterionKeys.Goals => partnerShared ? t["reason.own.goals", ("words", part.List("common"))] : t["reason.own.goals.private"],
                CriterionKeys.Interests => t["reason.own.interests", ("words", part.List("common"))],
                CriterionKeys.Distance => t["reason.own.distance", ("department", part.Fact("department")), ("site", part.Fact("site"))],
                CriterionKeys.Hours => t["reason.own.hours", ("hours", part.Number("hours") ?? 0)],
                CriterionKeys.Motivation => t["reason.own.motivation"],
                CriterionKeys.Style => t["reason.own.style", ("words", string.Join(", ", part.Words("common").Select(s => t["reason.style." + s])))],
                CriterionKeys.Experience => t["reason.own.experience"],
                CriterionKeys.Tenure => t["reason.own.tenure"],
                // Nothing of generations: the partner was told that nobody reads theirs.
                CriterionKeys.Wishes => part.Has(own ? "ofMentee" : "ofMentor") ? t["reason.own.wish", ("partner", partner)] : null,
                _ => null,
            });
        }
        return [.. sentences.OfType<string>().Where(s => s.Length > 0)];
    }

    private string Asked(ScorePart part, string partner) => Both(
        part.Has("met") ? t["reason.own.asked", ("partner", partner), ("words", part.List("met"))] : "",
        part.Has("nearly") ? t["reason.own.asked.nearly", ("partner", partner), ("words", part.List("nearly"))] : "");

    private string Offered(ScorePart part, string partner, bool shared) => shared
        ? Both(
            part.Has("met") ? t["reason.own.offered", ("partner", partner), ("words", part.List("met"))] : "",
            part.Has("nearly") ? t["reason.own.offered.nearly", ("partner", partner), ("words", part.List("nearly"))] : "")
        : t["reason.own.offered.private"];

    private static string Both(string one, string other) => string.Join(' ', new[] { one, other }.Where(s => s.Length > 0));
}
