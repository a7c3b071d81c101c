using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>The private rules: who must not meet again, or at all, and for whatever reason.</summary>
public sealed partial class LoadMatchingInputs
{
    private async Task<HashSet<CandidatePair>> NotTogetherAsync(Guid programmeId, List<ParticipantEnrolment> enrolments, CancellationToken ct)
    {
        var byPerson = enrolments.ToDictionary(e => e.PersonId);
        var byId = enrolments.ToDictionary(e => e.Id);
        var pairs = new HashSet<CandidatePair>();
        foreach (var x in await db.Exclusions.Where(x => x.ProgrammeId == programmeId).Select(x => new { x.MentorPersonId, x.MenteePersonId }).ToListAsync(ct))
            Add(byPerson.GetValueOrDefault(x.MentorPersonId), byPerson.GetValueOrDefault(x.MenteePersonId));
        var ids = enrolments.Select(e => e.Id).ToHashSet();
        foreach (var v in (await db.Vetoes.Where(v => db.Enrolments.Any(e => e.Id == v.EnrolmentId && e.ProgrammeId == programmeId)).Select(v => new { v.EnrolmentId, v.PersonId }).ToListAsync(ct)).Where(v => ids.Contains(v.EnrolmentId)))
            Add(byId[v.EnrolmentId], byPerson.GetValueOrDefault(v.PersonId));
        // Whoever declined or let it lapse, the two are not proposed to each other again; nor are those who are asked right now.
        var proposals = db.Proposals.Where(p => p.Round.ProgrammeId == programmeId && p.Round.PublishedAt != null && !(p.OpenedAt != null && p.Accepted));
        foreach (var p in await proposals.Select(p => new { p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct))
            pairs.Add(new(p.MenteeEnrolmentId, p.MentorEnrolmentId));
        foreach (var m in await db.Mentorships.Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).Select(m => new { m.MentorEnrolmentId, m.MenteeEnrolmentId }).ToListAsync(ct))
            pairs.Add(new(m.MenteeEnrolmentId, m.MentorEnrolmentId));
        return pairs;

        void Add(ParticipantEnrolment? one, ParticipantEnrolment? other)
        {
            if (one is null || other is null || one.Role == other.Role) return;
            pairs.Add(one.Role == ProgrammeRole.Mentee ? new(one.Id, other.Id) : new(other.Id, one.Id));
        }
    }

    /// <summary>Pairs of any programme of the organisation that have ended, also before Upward, whichever of the two was the mentor then.</summary>
    private async Task<HashSet<CandidatePair>> PreviousPairsAsync(List<ParticipantEnrolment> enrolments, CancellationToken ct)
    {
        var byPerson = enrolments.ToDictionary(e => e.PersonId);
        var met = await db.Mentorships.Where(m => m.EndedAt != null).Select(m => new { A = m.Mentor.PersonId, B = m.Mentee.PersonId }).ToListAsync(ct);
        met.AddRange(await db.PastPairs.Select(p => new { A = p.MentorPersonId, B = p.MenteePersonId }).ToListAsync(ct));
        var pairs = new HashSet<CandidatePair>();
        foreach (var m in met)
        {
            if (!byPerson.TryGetValue(m.A, out var a) || !byPerson.TryGetValue(m.B, out var b) || a.Role == b.Role) continue;
            pairs.Add(a.Role == ProgrammeRole.Mentee ? new(a.Id, b.Id) : new(b.Id, a.Id));
        }
        return pairs;
    }
}
