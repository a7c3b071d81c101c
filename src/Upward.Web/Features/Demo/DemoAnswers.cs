using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Demo;

/// <summary>Plays the days after a publication: what each side answered, and what came of it.</summary>
/// <param name="people">By their enrolment.</param>
internal sealed class DemoAnswers(DemoHistory history, string programme, IReadOnlyDictionary<Guid, Person> people)
{
    private readonly Dictionary<Guid, int> _seatsTaken = [];

    /// <returns>The sealed answers and the mentorships to store.</returns>
    public IEnumerable<object> Play(MatchRound round, IReadOnlyList<Proposal> pairs, IReadOnlyList<DemoAnswer> answers)
    {
        var at = round.PublishedAt!.Value;
        foreach (var (proposal, answer) in pairs.Zip(answers))
        {
            at = at.AddMinutes(67);
            var (mentor, mentee) = (people[proposal.MentorEnrolmentId], people[proposal.MenteeEnrolmentId]);
            if (answer is not (DemoAnswer.Nobody or DemoAnswer.OnlyMenteeAccepted or DemoAnswer.OnlyMenteeDeclined or DemoAnswer.ClosedByLapse)) Answered(mentor, at);
            if (answer is not (DemoAnswer.Nobody or DemoAnswer.OnlyMentorAccepted or DemoAnswer.OnlyMentorDeclined or DemoAnswer.ClosedByLapse)) Answered(mentee, at.AddMinutes(30));
            switch (answer)
            {
                case DemoAnswer.BothAccepted:
                    proposal.Open(accepted: true, at.AddMinutes(30));
                    var mentorship = Mentorship.Confirm(round.OrganisationId, round.ProgrammeId, proposal.Id,
                        proposal.MentorEnrolmentId, Seat(proposal.MentorEnrolmentId), proposal.MenteeEnrolmentId, Seat(proposal.MenteeEnrolmentId), at.AddMinutes(30));
                    history.Add(at.AddMinutes(30), "mentorship.confirmed", "mentorship", mentorship.Id, $"{mentee.Name}, {mentor.Name}", by: mentee);
                    yield return mentorship;
                    break;
                case DemoAnswer.ClosedByDecline: proposal.Open(accepted: false, at.AddMinutes(30)); break;
                case DemoAnswer.ClosedByLapse: proposal.Open(accepted: false, round.AnswersDueAt!.Value.AddMinutes(1)); break;
                case DemoAnswer.OnlyMentorAccepted: yield return Sealed(proposal, ProgrammeRole.Mentor, true, at); break;
                case DemoAnswer.OnlyMenteeAccepted: yield return Sealed(proposal, ProgrammeRole.Mentee, true, at); break;
                case DemoAnswer.OnlyMentorDeclined: yield return Sealed(proposal, ProgrammeRole.Mentor, false, at); break;
                case DemoAnswer.OnlyMenteeDeclined: yield return Sealed(proposal, ProgrammeRole.Mentee, false, at); break;
                case DemoAnswer.Nobody: break;
            }
        }

        void Answered(Person who, DateTimeOffset when) => history.Add(when, "matching.proposal.answered", "programme", round.ProgrammeId, programme, by: who);
    }

    private int Seat(Guid enrolment) => _seatsTaken[enrolment] = _seatsTaken.GetValueOrDefault(enrolment) + 1;

    private static ProposalAnswer Sealed(Proposal proposal, ProgrammeRole side, bool accepts, DateTimeOffset at) =>
        ProposalAnswer.Of(proposal.OrganisationId, proposal.Id, side, accepts, at);
}
