using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What a new programme has from its preset, so that nothing has to be filled in before it can be shown to somebody.</summary>
public static class StartingPoint
{
    /// <param name="ranks">The organisation's scale of levels.</param>
    public static IEnumerable<object> Of(Programme programme, IReadOnlyCollection<int> ranks, Texts texts)
    {
        foreach (var milestone in UsualMilestones.For(programme)) yield return milestone;
        foreach (var (key, i) in programme.Purposes.Select((key, i) => (key, i)))
            if (PurposePreset.Find(key) is { } preset) yield return Objective.From(programme, preset, texts[$"purpose.{key}.objective"], i + 1);
        if (programme.Kind == ProgrammeKind.Peer) yield return ProgrammeCriteria.For(programme.OrganisationId, programme.Id, CriteriaSettings.ForPeers(), programme.CreatedById, programme.CreatedAt);
        var (mentors, mentees) = AudiencePatterns.For(programme.Kind, ranks);
        yield return AudienceRule.Of(programme.OrganisationId, programme.Id, ProgrammeRole.Mentor, mentors);
        yield return AudienceRule.Of(programme.OrganisationId, programme.Id, ProgrammeRole.Mentee, mentees);
    }
}
