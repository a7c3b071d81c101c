using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Demo;

/// <summary>One programme of a plan as rows: participants with their profiles, criteria, who is kept apart.</summary>
internal sealed class DemoProgrammeRows
{
    public required Programme Programme { get; init; }
    public required ProgrammeManager Manager { get; init; }
    public required ProgrammeCriteria Criteria { get; init; }
    public required IReadOnlyList<ParticipantEnrolment> Enrolments { get; init; }
    public required IReadOnlyList<Veto> Vetoes { get; init; }
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }
    /// <summary>Enrolments of those who took part from the first round on.</summary>
    public required IReadOnlySet<Guid> Early { get; init; }

    public IEnumerable<object> All => [Programme, Manager, Criteria, .. Enrolments, .. Vetoes, .. Exclusions];

    public static DemoProgrammeRows Of(DemoProgramme plan, ProgrammeFacts facts, DemoDirectory directory, IReadOnlyDictionary<string, Guid> skills, Guid organisationId, RisingTime time)
    {
        var by = directory.Organiser.Id;
        var programme = Programme.Begin(organisationId, facts with { Name = plan.Name, Purpose = plan.Purpose }, by, time.Next());
        var enrolments = plan.Participants.ToDictionary(p => p.Person,
            p => ParticipantEnrolment.Add(organisationId, programme.Id, directory.People[p.Person].Id, p.Role, p.Capacity, by, time.Next()));
        foreach (var planned in plan.Participants)
        {
            var enrolment = enrolments[planned.Person];
            var outcome = enrolment.ChangeProfile(ProfileOf(planned, enrolments, skills), enrolment.Version, time.Next());
            if (!outcome.Succeeded) throw new InvalidOperationException($"The plan holds a profile that no form would take: {outcome.Refusals[0].Message.Key}.");
            enrolment.ShareWants(planned.SharesWants, time.Next());
        }
        return new()
        {
            Programme = programme,
            Manager = ProgrammeManager.Grant(organisationId, programme.Id, by, time.Next(), null),
            Criteria = ProgrammeCriteria.For(organisationId, programme.Id, plan.Criteria, by, time.Next()),
            Enrolments = [.. enrolments.Values],
            Vetoes = [.. plan.Participants.SelectMany(p => p.Vetoes.Select(v => new Veto(organisationId, enrolments[p.Person].Id, directory.People[v].Id, time.Next())))],
            Exclusions = [.. plan.Exclusions.Select(x => Exclusion.Between(organisationId, programme.Id, directory.People[x.Mentor].Id, directory.People[x.Mentee].Id, by, time.Next()))],
            Early = plan.Participants.Where(p => p.Early).Select(p => enrolments[p.Person].Id).ToHashSet(),
        };
    }

    private static ProfileDraft ProfileOf(DemoParticipant planned, Dictionary<int, ParticipantEnrolment> enrolments, IReadOnlyDictionary<string, Guid> skills) => new()
    {
        Wanted = [.. planned.Wants.Select(w => new WantedSkill(skills[w.Skill], w.Importance, w.Level))],
        Offered = [.. planned.Offers.Select(o => new OfferedSkill(skills[o.Skill], o.Level, o.Evidence))],
        Goals = planned.Goals, Interests = planned.Interests, Languages = planned.Languages, Availability = planned.Week,
        Communication = planned.Communication, Motivation = planned.Motivation, Capacity = planned.Capacity,
        Wishes = [.. planned.Wishes.Select(w => enrolments[w].Id)],
    };
}
