using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching.Reasons;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>How a proposal stands for one of its two sides.</summary>
public enum ProposalState { Asked, Confirmed, Closed }

/// <param name="PartnerEmail">To agree on the first meeting: empty until both have said yes.</param>
/// <param name="OwnAnswer">What I said so far; null when I have not answered or it was opened. What the other said is nowhere.</param>
public sealed record OwnProposal(
    Guid Id, Guid ProgrammeId, string Programme, ProgrammeRole Role, Guid PartnerId, string PartnerName, string PartnerCallName, string PartnerTitle, string PartnerDepartment, string PartnerSite,
    IReadOnlyList<string> SharedLanguages, int? SharedHours, IReadOnlyList<string> Reasons, IReadOnlyList<string> PartnerOffers,
    DateTimeOffset DueAt, ProposalState State, string PartnerEmail, bool? OwnAnswer);

/// <summary>The proposals of which the person at hand is one side.</summary>
[UseCase]
public sealed class ShowProposals(AppDb db, CurrentPerson person, OpenProposals open, Texts t, TimeProvider clock)
{
    public async Task<List<OwnProposal>> MineAsync(Guid? id, CancellationToken ct)
    {
        await OpenDueAsync(ct);
        var found = await db.Proposals.AsNoTracking().AsSplitQuery().VisibleTo(person).Where(p => id == null || p.Id == id)
            .Include(p => p.Round).Include(p => p.Mentor.Person).Include(p => p.Mentee.Person).Include(p => p.Mentor.Skills).ThenInclude(s => s.Skill)
            .Include(p => p.Mentee.Skills).ThenInclude(s => s.Skill).Include(p => p.Mentor.Programme).ToListAsync(ct);
        var ids = found.Select(p => p.Id).ToList();
        var answers = await db.ProposalAnswers.AsNoTracking().Where(a => ids.Contains(a.ProposalId)).ToListAsync(ct);
        return [.. found.OrderByDescending(p => p.Round.PublishedAt).ThenBy(p => p.Id).Select(p => Of(p, answers))];
    }

    /// <summary>A deadline that has passed counts from that moment, also when no job has come by yet.</summary>
    private async Task OpenDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Proposals.VisibleTo(person).AreOpen().Where(p => p.Round.AnswersDueAt <= now).Select(p => p.Round.ProgrammeId).Distinct().ToListAsync(ct);
        foreach (var programme in due) await open.LapsedAsync(programme, ct);
        if (due.Count > 0) db.ChangeTracker.Clear();
    }

    private OwnProposal Of(Proposal p, List<ProposalAnswer> answers)
    {
        var role = p.Mentor.PersonId == person.Id ? ProgrammeRole.Mentor : ProgrammeRole.Mentee;
        var (own, partner) = role == ProgrammeRole.Mentor ? (p.Mentor, p.Mentee) : (p.Mentee, p.Mentor);
        var hours = p.Parts.FirstOrDefault(x => x.Criterion == Compile.CriterionKeys.Hours)?.Number("hours");
        return new(p.Id, p.Mentor.ProgrammeId, p.Mentor.Programme.Name, role, partner.PersonId, partner.Person.Name, partner.Person.CallName, partner.Person.Title, partner.Person.Department, partner.Person.Site,
            [.. LanguagesOf(own).Intersect(LanguagesOf(partner), StringComparer.OrdinalIgnoreCase)], hours,
            new OwnReasons(t).For(role, p.Parts, partner.Person.CallName, partner.WantsSharedAt is not null),
            [.. partner.Skills.Where(s => s.Direction == SkillDirection.Offered).OrderByDescending(s => s.SkillLevel).ThenBy(s => s.Skill.Name).Select(s => s.Skill.Name)],
            p.Round.AnswersDueAt!.Value, p.OpenedAt is null ? ProposalState.Asked : p.Accepted ? ProposalState.Confirmed : ProposalState.Closed,
            p.OpenedAt is not null && p.Accepted ? partner.Person.Email : "",
            answers.FirstOrDefault(a => a.ProposalId == p.Id && a.Side == role)?.Accepts);
    }

    private static List<string> LanguagesOf(ParticipantEnrolment e) => e.Languages.Count > 0 ? e.Languages : e.Person.Languages;
}
