using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment;

public sealed partial class ParticipantEnrolment
{
    public const int MostSkills = 20, MostGoals = 10, MostInterests = 20, LongestWords = 120, LongestEvidence = 500, LongestMotivation = 4000, MostWishes = 5, MostPartners = 20;

    /// <summary>Skills of the role and hours are stated, so that the matching has something to go by. Needs <see cref="Skills"/> loaded.</summary>
    public bool IsReady => Availability.Length > 0 && Skills.Any(s => s.Direction == (Role == ProgrammeRole.Mentor ? SkillDirection.Offered : SkillDirection.Wanted));

    /// <param name="seenVersion">The version that the form was filled from.</param>
    public Outcome ChangeProfile(ProfileDraft draft, int seenVersion, DateTimeOffset now)
    {
        if (seenVersion != Version) return Outcome.Refused("refused.changedMeanwhile");
        var refusals = Check(draft).ToList();
        if (refusals.Count > 0) return Outcome.Refused(refusals);

        Restate(draft.Wanted, draft.Offered);
        Goals = [.. draft.Goals];
        Interests = [.. draft.Interests];
        Motivation = draft.Motivation;
        Languages = [.. draft.Languages];
        // No free hour at all says nothing that "not stated" would not say better: matching would find nobody for them.
        Availability = draft.Availability.Contains('1') ? draft.Availability : "";
        Communication = draft.Communication;
        Capacity = draft.Capacity;
        Rank(draft.Wishes);
        ProfileChangedAt = now;
        Version++;
        return Outcome.Done;
    }

    /// <summary>What the owner of the wants decides alone: may a confirmed partner see them?</summary>
    public void ShareWants(bool share, DateTimeOffset now)
    {
        if (share == WantsSharedAt is not null) return;
        WantsSharedAt = share ? now : null;
        Version++;
    }

    public Outcome SetCapacity(int capacity)
    {
        if (capacity is < 0 or > MostPartners) return Outcome.RefusedAt("Capacity", "profile.refused.capacity", ("max", MostPartners));
        if (capacity == Capacity) return Outcome.Done;
        Capacity = capacity;
        Version++;
        return Outcome.Done;
    }

    private static IEnumerable<Refusal> Check(ProfileDraft draft)
    {
        static Refusal At(string field, string key, params (string, object?)[] arguments) => new(field, new Message(key, arguments));

        if (draft.Wanted.Count > MostSkills) yield return At("Wanted", "profile.refused.tooMany", ("max", MostSkills));
        if (draft.Offered.Count > MostSkills) yield return At("Offered", "profile.refused.tooMany", ("max", MostSkills));
        if (draft.Wanted.DistinctBy(s => s.SkillId).Count() < draft.Wanted.Count) yield return At("Wanted", "profile.refused.twice");
        if (draft.Offered.DistinctBy(s => s.SkillId).Count() < draft.Offered.Count) yield return At("Offered", "profile.refused.twice");
        if (draft.Wanted.Any(s => s.Importance is < 1 or > 3 || s.Level is < 0 or > 4)) yield return At("Wanted", "profile.refused.importance");
        if (draft.Offered.Any(s => s.Level is < 1 or > 4)) yield return At("Offered", "profile.refused.level");
        if (draft.Offered.FirstOrDefault(s => s.Evidence.Length > LongestEvidence) is { } long1) yield return At("Offered", "refused.tooLong", ("max", LongestEvidence), ("length", long1.Evidence.Length));
        if (draft.Goals.Count > MostGoals) yield return At("Goals", "profile.refused.tooMany", ("max", MostGoals));
        if (draft.Interests.Count > MostInterests) yield return At("Interests", "profile.refused.tooMany", ("max", MostInterests));
        if (draft.Goals.FirstOrDefault(g => g.Length > LongestWords) is { } long2) yield return At("Goals", "refused.tooLong", ("max", LongestWords), ("length", long2.Length));
        if (draft.Interests.FirstOrDefault(i => i.Length > LongestWords) is { } long3) yield return At("Interests", "refused.tooLong", ("max", LongestWords), ("length", long3.Length));
        if (draft.Motivation.Length > LongestMotivation) yield return At("Motivation", "refused.tooLong", ("max", LongestMotivation), ("length", draft.Motivation.Length));
        if (draft.Languages.Count > MostSkills) yield return At("Languages", "profile.refused.tooMany", ("max", MostSkills));
        if (!WeeklyAvailability.IsWellFormed(draft.Availability)) yield return At("Availability", "profile.refused.week");
        if (draft.Capacity is < 0 or > MostPartners) yield return At("Capacity", "profile.refused.capacity", ("max", MostPartners));
        if (draft.Wishes.Count > MostWishes) yield return At("Wishes", "profile.refused.tooMany", ("max", MostWishes));
        if (draft.Wishes.Distinct().Count() < draft.Wishes.Count) yield return At("Wishes", "profile.refused.twice");
    }

    private void Restate(IReadOnlyList<WantedSkill> wanted, IReadOnlyList<OfferedSkill> offered)
    {
        Skills.RemoveAll(s => s.Direction == SkillDirection.Wanted ? wanted.All(w => w.SkillId != s.SkillId) : offered.All(o => o.SkillId != s.SkillId));
        foreach (var want in wanted)
            if (Find(want.SkillId, SkillDirection.Wanted) is { } known) known.Restate(want.Importance, want.Level, "");
            else Skills.Add(EnrolmentSkill.Wanted(OrganisationId, Id, want.SkillId, want.Importance, want.Level));
        foreach (var offer in offered)
            if (Find(offer.SkillId, SkillDirection.Offered) is { } known) known.Restate(0, offer.Level, offer.Evidence);
            else Skills.Add(EnrolmentSkill.Offered(OrganisationId, Id, offer.SkillId, offer.Level, offer.Evidence));
    }

    private EnrolmentSkill? Find(Guid skillId, SkillDirection direction) => Skills.Find(s => s.SkillId == skillId && s.Direction == direction);

    private void Rank(IReadOnlyList<Guid> wishes)
    {
        Wishes.RemoveAll(w => !wishes.Contains(w.PartnerEnrolmentId));
        for (var i = 0; i < wishes.Count; i++)
            if (Wishes.Find(w => w.PartnerEnrolmentId == wishes[i]) is { } known) known.Rerank(i + 1);
            else Wishes.Add(new Wish(OrganisationId, Id, wishes[i], i + 1));
    }
}
