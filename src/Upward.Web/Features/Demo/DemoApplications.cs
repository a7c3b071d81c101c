using Upward.Web.Features.Applications;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>Applications to the running programme in every state, by the same methods that the pages use.</summary>
internal sealed class DemoApplications(DemoPlan plan, DemoProgrammeRows programme, DemoDirectory directory, IReadOnlyDictionary<string, Guid> skills, Texts texts, DateTimeOffset now)
{
    private enum End { Draft, Sent, Reading, Waiting, Accepted, Declined, Withdrawn }

    private readonly SeededRandom _random = SeededRandom.For(plan.Seed, "applications");
    /// <summary>So that two who stand below each other say different things.</summary>
    private int _told;
    private readonly Guid _organisationId = programme.Programme.OrganisationId;

    public IEnumerable<object> Rows()
    {
        var intake = Intake.For(_organisationId, programme.Programme.Id);
        intake.Change(new() { Mode = IntakeMode.Rolling, MentorPlaces = 60, MenteePlaces = 60, AsksLineManager = true });
        intake.Measure(StandardMeasure.Rubric(texts));
        intake.Vet(StandardMeasure.Vetting(texts));
        yield return intake;

        var free = plan.People.Where(p => p.Number != plan.Organiser && plan.FreshEyes.Participants.All(x => x.Person != p.Number) && plan.DigitalCompass.Participants.All(x => x.Person != p.Number)).ToList();
        var at = now.AddDays(-12);
        foreach (var role in Enum.GetValues<ProgrammeRole>())
        {
            var form = ApplicationForm.Of(_organisationId, programme.Programme.Id, role, 1, StandardForms.Of(role, texts), programme.Manager.PersonId, now.AddDays(-14));
            yield return form;
            var newcomers = _random.Some(free.Where(p => role == ProgrammeRole.Mentor != p.IsSenior), 13).Select(p => directory.People[p.Number]).ToList();
            End[] ends = [End.Sent, End.Sent, End.Sent, End.Sent, End.Reading, End.Reading, End.Reading, End.Waiting, End.Waiting, End.Declined, End.Declined, End.Withdrawn, End.Draft];
            foreach (var (person, end) in newcomers.Zip(ends))
                foreach (var row in One(intake, form, person, end, at = at.AddHours(5))) yield return row;
            // Three of those who take part came this way.
            foreach (var place in programme.Enrolments.Where(e => e.Role == role).Take(3))
                foreach (var row in One(intake, form, directory.People.Single(p => p.Id == place.PersonId), End.Accepted, at.AddDays(-2))) yield return row;
        }
    }

    private IEnumerable<object> One(Intake intake, ApplicationForm form, Person person, End end, DateTimeOffset at)
    {
        var one = ProgrammeApplication.Begin(_organisationId, programme.Programme.Id, person.Id, form.Role, form.Id, at);
        var sheet = Sheet(form, end);
        Must(one.Write(form, sheet, at.AddMinutes(9)).Succeeded);
        yield return one;
        if (end == End.Draft) yield break;

        Must(one.Send(sheet, form, full: false, at.AddMinutes(14)).Succeeded);
        if (person.ManagerId is { } manager && _random.Chance(75))
        {
            var asked = TimeRequest.Of(_organisationId, one.Id, manager, Guid.NewGuid().ToString("N"), programme.Programme.MinutesPerMonthOf(one.Role), at.AddMinutes(14));
            if (_random.Chance(70)) asked.Say(_random.Chance(80) ? TimeAnswer.Yes : TimeAnswer.NotNow, at.AddHours(20));
            yield return asked;
        }
        if (end == End.Withdrawn) { one.Withdraw(at.AddDays(1)); yield break; }
        if (end == End.Sent) yield break;

        one.Open(at.AddDays(1));
        foreach (var row in Read(intake, one, at.AddDays(1))) yield return row;
        if (end == End.Reading) yield break;
        var verdict = end switch { End.Accepted => Verdict.Accept, End.Waiting => Verdict.Wait, _ => Verdict.Decline };
        Must(one.Decide(verdict, DemoMotives.Reasons[(int)verdict], programme.Manager.PersonId, Guid.CreateVersion7(at), at.AddDays(2).AddMinutes(10), at.AddDays(2)).Succeeded);
        Must(one.Tell(at.AddDays(2).AddMinutes(10)).Succeeded);
    }

    private IEnumerable<object> Read(Intake intake, ProgrammeApplication one, DateTimeOffset at)
    {
        var review = ApplicationReview.By(_organisationId, one.Id, programme.Manager.PersonId);
        Must(review.Say(intake.Rubric.ToDictionary(c => c.Key, _ => _random.Between(1, 4)), "", intake.Rubric, at).Succeeded);
        one.Rate(Rubrics.MeanOf([review], intake.Rubric), 1);
        yield return review;
        if (_random.Chance(60)) yield return new ApplicationTag(_organisationId, one.Id, _random.Pick(DemoMotives.Tags));
        var check = VettingCheck.Of(_organisationId, one.Id, intake.Vetting[0].Key);
        check.Set(_random.Chance(70) ? VettingState.Done : VettingState.Asked, programme.Manager.PersonId, at);
        yield return check;
    }

    private AnswerSheet Sheet(ApplicationForm form, End end)
    {
        var words = form.Role == ProgrammeRole.Mentor ? DemoMotives.Mentor : DemoMotives.Mentee;
        return new(form.Questions.ToDictionary(q => q.Key, q => q switch
        {
            _ when words.TryGetValue(q.Key, out var said) => new(said[_told++ % said.Length], []),
            { Key: FormQuestion.AdjustmentsKey } => new(_random.Chance(20) ? _random.Pick(DemoMotives.Adjustments) : "", []),
            { Key: FormQuestion.PoolKey } => new(end is End.Declined or End.Waiting ? FormQuestion.Yes : "", []),
            { Kind: QuestionKind.Consent } => end == End.Draft ? GivenAnswer.None : new(FormQuestion.Yes, []),
            { Kind: QuestionKind.Scale } => new(_random.Between(3, 5).ToString(System.Globalization.CultureInfo.InvariantCulture), []),
            { Kind: QuestionKind.OneOf } => new(q.Options[0], []),
            { Kind: QuestionKind.Skills } => new("", [.. _random.Some(skills.Values, _random.Between(2, 4)).Select(s => new NamedSkill(s, _random.Between(1, 3)).ToString())]),
            _ => GivenAnswer.None,
        }));
    }

    private static void Must(bool succeeded)
    {
        if (!succeeded) throw new InvalidOperationException("The demo holds an application that no form would take.");
    }
}
