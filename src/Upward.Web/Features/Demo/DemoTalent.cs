using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Diversity;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Recommendations;
using Upward.Web.Features.Talent;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>Talent profiles of most participants, what some said to optional questions, and recommendations that teammates wrote about the first mentors.</summary>
internal sealed class DemoTalent(DemoPlan plan, DemoProgrammeRows programme, DemoDirectory directory, Texts texts, DateTimeOffset begun)
{
    private const int Recommended = 6;
    private readonly SeededRandom _random = SeededRandom.For(plan.Seed, "talent");

    public IEnumerable<object> Rows()
    {
        foreach (var (nth, enrolment) in programme.Enrolments.Index())
            if (_random.Chance(70)) yield return Profile(enrolment, begun.AddDays(1 + nth % 9).AddMinutes(nth * 11 % 500));
        foreach (var row in Optional()) yield return row;
        var mentors = programme.Enrolments.Where(e => e.Role == ProgrammeRole.Mentor && programme.Early.Contains(e.Id)).Take(Recommended);
        foreach (var (nth, mentor) in mentors.Index())
            if (Teammate(mentor.PersonId) is { } from) yield return Recommendation(mentor, from, nth);
    }

    /// <summary>Two optional questions, answered by some: most prefer not to say, as people do; and what may be shown of it.</summary>
    private IEnumerable<object> Optional()
    {
        var report = FairnessReport.Take(programme.Programme.OrganisationId, programme.Programme.Id, directory.Organiser.Id, begun.AddDays(20));
        foreach (var start in (string[])["first-generation", "caring"])
        {
            var said = new Dictionary<Guid, string>();
            var field = DiversityField.Ask(programme.Programme.OrganisationId, new(texts[$"diversity.start.{start}"], texts["diversity.start.purpose"], LawfulBasis.Consent, texts[$"diversity.start.{start}.options"].Split(" | "), start == "first-generation"), directory.Organiser.Id, begun);
            yield return field;
            foreach (var enrolment in programme.Enrolments)
            {
                if (!_random.Chance(40)) continue;
                var answer = DiversityAnswer.By(enrolment.OrganisationId, enrolment.PersonId, field.Id);
                answer.Say(_random.Pick(field.Options), field.MayMatch && _random.Chance(50), _random.Chance(50));
                said[enrolment.PersonId] = answer.Choice;
                yield return answer;
            }
            // As it stood before the first pairs.
            foreach (var role in Enum.GetValues<ProgrammeRole>())
                report.Count(field, role, programme.Enrolments.Where(e => e.Role == role).Select(e => (said.GetValueOrDefault(e.PersonId, ""), FairStage.Admitted)), []);
        }
        yield return report;
    }

    private TalentProfile Profile(ParticipantEnrolment enrolment, DateTimeOffset at)
    {
        var junior = enrolment.Role == ProgrammeRole.Mentor;
        var talent = TalentProfile.For(enrolment.OrganisationId, enrolment.PersonId);
        var outcome = talent.Change(new()
        {
            AskMeAbout = _random.Some(junior ? DemoTalents.AskJuniors : DemoTalents.AskSeniors, _random.Between(1, 3)),
            Education = _random.Chance(60) ? _random.Pick(DemoTalents.Education) : "", EducationReaders = _random.Chance(70) ? TalentReaders.ManagersAndPartners : TalentReaders.OnlyMe,
            Background = _random.Chance(50) ? _random.Pick(DemoTalents.Background) : "", BackgroundReaders = TalentReaders.ManagersAndPartners,
            OffLimits = _random.Chance(25) ? [_random.Pick(DemoTalents.OffLimits)] : [],
            Generation = _random.Chance(65) ? junior ? _random.Chance(70) ? GenerationBand.From1997 : GenerationBand.From1981To1996 : _random.Chance(60) ? GenerationBand.From1965To1980 : GenerationBand.From1981To1996 : null,
        }, 0, at);
        return outcome.Succeeded ? talent : throw new InvalidOperationException($"The demo says what no form would take: {outcome.Refusals[0].Message.Key}.");
    }

    /// <summary>Somebody with the same manager, else the manager.</summary>
    private Guid? Teammate(Guid personId)
    {
        var manager = directory.People.Single(p => p.Id == personId).ManagerId;
        return directory.People.Where(p => p.ManagerId == manager && p.Id != personId).Select(p => (Guid?)p.Id).FirstOrDefault() ?? manager;
    }

    private Recommendation Recommendation(ParticipantEnrolment mentor, Guid from, int nth)
    {
        var at = begun.AddDays(4 + nth);
        var one = Recommendations.Recommendation.Ask(mentor.OrganisationId, mentor.PersonId, from, Platform.Security.LinkToken.HashOf(Platform.Security.LinkToken.New()), "",
            DateOnly.FromDateTime(at.UtcDateTime).AddDays(14), RecommendationReaders.ManagersAndPartners, at);
        var written = one.Send(DemoTalents.Praise[nth % DemoTalents.Praise.Length], mentor.Skills.Where(s => s.Direction == SkillDirection.Offered).Take(2).Select(s => s.SkillId), at.AddDays(2));
        return written.Succeeded ? one : throw new InvalidOperationException("The demo holds a recommendation that no form would take.");
    }
}
