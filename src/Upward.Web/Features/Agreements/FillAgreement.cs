using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Agreements;

/// <summary>
/// The first words of an agreement: what the programme has settled, its own wording, and what both have said about themselves
/// to a partner. Nobody types twice; everything can be changed.
/// </summary>
[UseCase]
public sealed class FillAgreement(AppDb db, Texts texts)
{
    public async Task<AgreementWords> ForAsync(OwnSpace pair, CancellationToken ct)
    {
        var programme = pair.Programme;
        var both = await db.Enrolments.AsNoTracking().Where(e => e.Id == pair.Mentor.EnrolmentId || e.Id == pair.Mentee.EnrolmentId).Include(e => e.Skills).ThenInclude(s => s.Skill).AsSplitQuery().ToListAsync(ct);
        var (mentor, mentee) = (both.Single(e => e.Id == pair.Mentor.EnrolmentId), both.Single(e => e.Id == pair.Mentee.EnrolmentId));
        var charter = await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == programme.Id, ct);
        var template = await db.AgreementTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.ProgrammeId == programme.Id, ct);
        var (mentorDuties, menteeDuties, boundaries) = charter is null ? (texts["charter.default.mentor"], texts["charter.default.mentee"], texts["charter.default.boundaries"]) : (charter.MentorDuties, charter.MenteeDuties, charter.Boundaries);
        (string, object?)[] names = [("mentor", pair.Mentor.CallName), ("mentee", pair.Mentee.CallName)];
        string Own(string section) => template?.Of(section) is { Length: > 0 } own ? own.Replace("{mentor}", pair.Mentor.CallName, StringComparison.Ordinal).Replace("{mentee}", pair.Mentee.CallName, StringComparison.Ordinal) : texts[$"agreement.default.{section}", names];

        return new(new Dictionary<string, string>
        {
            [AgreementSections.Purpose] = string.Join('\n', PurposeWords.Paragraphs(programme, texts)),
            [AgreementSections.Goals] = Goals(pair, mentor, mentee),
            [AgreementSections.Duties] = texts["agreement.default.duties", [.. names, ("mentorDuties", mentorDuties), ("menteeDuties", menteeDuties)]],
            [AgreementSections.Time] = texts["agreement.default.time", [.. names, ("n", programme.Sessions), ("minutes", programme.SessionMinutes), ("days", programme.CadenceDays), ("to", programme.EndsOn)]],
            [AgreementSections.Talking] = string.Join('\n', Ways(pair.Mentor, mentor).Concat(Ways(pair.Mentee, mentee)).Append(Own(AgreementSections.Talking))),
            [AgreementSections.Boundaries] = string.Join('\n', new[] { boundaries }.Concat(await OffLimitsAsync(pair, ct))),
            [AgreementSections.Confidence] = Own(AgreementSections.Confidence),
            [AgreementSections.Help] = Own(AgreementSections.Help),
            [AgreementSections.Openness] = Own(AgreementSections.Openness),
            [AgreementSections.NoHarm] = Own(AgreementSections.NoHarm),
            [AgreementSections.Ending] = Own(AgreementSections.Ending),
        }, Asked(ProgrammeRole.Mentor), Asked(ProgrammeRole.Mentee));

        int? Asked(ProgrammeRole role) => programme.MinutesPerMonthOf(role) is > 0 and var minutes ? minutes : null;
    }

    /// <summary>What whoever begins has in mind; of the other only what they share with a partner.</summary>
    private string Goals(OwnSpace pair, ParticipantEnrolment mentor, ParticipantEnrolment mentee)
    {
        IEnumerable<string> Of(PairSide side, ParticipantEnrolment enrolment)
        {
            var mine = side == pair.Me;
            if (!mine && enrolment.WantsSharedAt is null) return [];
            var wanted = enrolment.Skills.Where(s => s.Direction == SkillDirection.Wanted).OrderByDescending(s => s.Importance).ThenBy(s => s.Skill.Name, StringComparer.Ordinal).Select(s => s.Skill.Name).Take(5);
            return (mine ? enrolment.Goals : []).Concat(wanted).Distinct().Select(goal => texts["agreement.default.goal", ("name", side.CallName), ("goal", goal)]);
        }
        return string.Join('\n', Of(pair.Mentee, mentee).Concat(Of(pair.Mentor, mentor)).Append(texts["agreement.default.goals", ("to", pair.Programme.EndsOn)]));
    }

    private IEnumerable<string> Ways(PairSide side, ParticipantEnrolment enrolment)
    {
        var ways = new[] { ("channel", enrolment.Communication.Channel), ("pace", enrolment.Communication.Pace), ("directness", enrolment.Communication.Directness) }
            .Where(w => w.Item2.Length > 0).Select(w => texts[$"agreement.way.{w.Item2}"]).ToList();
        return ways.Count == 0 ? [] : [texts["agreement.default.ways", ("name", side.CallName), ("ways", string.Join(", ", ways))]];
    }

    private async Task<IEnumerable<string>> OffLimitsAsync(OwnSpace pair, CancellationToken ct)
    {
        var said = await db.TalentProfiles.AsNoTracking().Where(t => t.PersonId == pair.Me.PersonId || t.PersonId == pair.Partner.PersonId).ToListAsync(ct);
        return said.SelectMany(t => t.OffLimits.Select(topic => texts["agreement.default.offLimits", ("name", pair.Of(t.PersonId).CallName), ("topic", topic)]));
    }
}
