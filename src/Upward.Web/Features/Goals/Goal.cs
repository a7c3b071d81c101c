using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Goals;

/// <summary>
/// What one of a pair, or both together, want to reach. Where it stands is what was last said about it: every word on the way
/// stays, with who said it and when; a goal that was dropped is dropped by such a word and can be taken up again.
/// </summary>
public sealed class Goal : IBelongToOrganisation
{
    public const int LongestTitle = 200, LongestMeasure = 1000, LongestWord = 500, MostWeight = 3, MostOfOne = 50;

    private Goal() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public Mentorship Mentorship { get; private set; } = null!;
    /// <summary>Null: both own it.</summary>
    public Guid? OwnerId { get; private set; }
    /// <summary>The owner alone knows of it. Never so for one that both own.</summary>
    public bool IsPrivate { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>How they will see that it is reached.</summary>
    public string Measure { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    /// <summary>1 to <see cref="MostWeight"/>.</summary>
    public int Weight { get; private set; }
    /// <summary>What of the programme's objectives it serves.</summary>
    public Guid? ObjectiveId { get; private set; }
    public GoalState State { get; private set; }
    public List<GoalWord> Words { get; private set; } = [];
    public Guid SetById { get; private set; }
    public DateTimeOffset SetAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => State is GoalState.NotYet or GoalState.Partly;
    public GoalOwning Owning => OwnerId is null ? GoalOwning.Ours : IsPrivate ? GoalOwning.MineAlone : GoalOwning.Mine;

    public static Outcome<Goal> Set(Guid organisationId, Guid mentorshipId, Guid personId, GoalDraft draft, GoalFrame frame, DateTimeOffset now)
    {
        if (Check(draft, frame, null).ToList() is { Count: > 0 } wrong) return Outcome.Refused(wrong);
        var goal = new Goal { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, MentorshipId = mentorshipId, SetById = personId, SetAt = now };
        goal.Put(draft, personId, now);
        return goal;
    }

    public Outcome Change(Guid personId, GoalDraft draft, GoalFrame frame, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("goal.refused.closed");
        // The other counts on it.
        if (OwnerId is null && draft.Owning != GoalOwning.Ours) return Outcome.RefusedAt(nameof(draft.Owning), "goal.refused.takeBack");
        if (Check(draft, frame, DueOn).ToList() is { Count: > 0 } wrong) return Outcome.Refused(wrong);
        Put(draft, personId, now);
        return Outcome.Done;
    }

    /// <summary>Says where it stands: a sentence, another state, or both. This and the two below need <see cref="Words"/> loaded.</summary>
    public Outcome CheckIn(Guid personId, GoalState? said, string sentence, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("goal.refused.closed");
        if (said is not { } state || state is not (GoalState.NotYet or GoalState.Partly or GoalState.Done)) return Outcome.RefusedAt("State", "goal.refused.state");
        if (sentence.Length > LongestWord) return Outcome.RefusedAt("Sentence", "refused.tooLong", ("max", LongestWord), ("length", sentence.Length));
        if (sentence.Length == 0 && state == State) return Outcome.RefusedAt("Sentence", "goal.refused.nothingNew");
        Say(personId, state, sentence, now);
        return Outcome.Done;
    }

    public Outcome Drop(Guid personId, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("goal.refused.closed");
        Say(personId, GoalState.Dropped, "", now);
        return Outcome.Done;
    }

    /// <summary>Goes on where it stood before it was done or dropped.</summary>
    public Outcome Reopen(Guid personId, DateTimeOffset now)
    {
        if (IsOpen) return Outcome.Refused("goal.refused.open");
        var before = Words.OrderByDescending(w => w.Number).FirstOrDefault(w => w.State is GoalState.NotYet or GoalState.Partly);
        Say(personId, before?.State ?? GoalState.NotYet, "", now);
        return Outcome.Done;
    }

    /// <summary>Σ weight × state over Σ weight, in whole percent; what was dropped does not count. Null when there is nothing to count.</summary>
    public static int? Progress(IEnumerable<Goal> goals)
    {
        var counted = goals.Where(g => g.State != GoalState.Dropped).ToList();
        return counted.Count == 0 ? null : counted.Sum(g => g.Weight * Halves(g.State)) * 50 / counted.Sum(g => g.Weight);
    }

    /// <summary>Not yet counts nothing, partly a half, done a whole.</summary>
    public static int Halves(GoalState state) => state switch { GoalState.Done => 2, GoalState.Partly => 1, _ => 0 };

    private static IEnumerable<Refusal> Check(GoalDraft draft, GoalFrame frame, DateOnly? was)
    {
        static Refusal At(string field, string key, params (string, object?)[] arguments) => new(field, new Message(key, arguments));

        if (draft.Title.Length == 0) yield return At(nameof(draft.Title), "refused.required");
        if (draft.Title.Length > LongestTitle) yield return At(nameof(draft.Title), "refused.tooLong", ("max", LongestTitle), ("length", draft.Title.Length));
        if (draft.Measure.Length == 0) yield return At(nameof(draft.Measure), "goal.refused.measure");
        if (draft.Measure.Length > LongestMeasure) yield return At(nameof(draft.Measure), "refused.tooLong", ("max", LongestMeasure), ("length", draft.Measure.Length));
        if (draft.DueOn is not { } due) yield return At(nameof(draft.DueOn), "refused.required");
        else if (due < frame.From || due > frame.To) yield return At(nameof(draft.DueOn), "goal.refused.day", ("from", frame.From), ("to", frame.To));
        else if (due < frame.Today && due != was && frame.Today <= frame.To) yield return At(nameof(draft.DueOn), "refused.dayOver");
        if (draft.Weight is < 1 or > MostWeight) yield return At(nameof(draft.Weight), "goal.refused.weight");
        if (draft.Owning is not (GoalOwning.Mine or GoalOwning.MineAlone or GoalOwning.Ours)) yield return At(nameof(draft.Owning), "refused.required");
    }

    private void Put(GoalDraft draft, Guid personId, DateTimeOffset now)
    {
        (Title, Measure, DueOn, Weight, ObjectiveId) = (draft.Title, draft.Measure, draft.DueOn!.Value, draft.Weight, draft.ObjectiveId);
        (OwnerId, IsPrivate) = (draft.Owning == GoalOwning.Ours ? null : personId, draft.Owning == GoalOwning.MineAlone);
        ChangedAt = now;
        Version++;
    }

    private void Say(Guid personId, GoalState state, string sentence, DateTimeOffset now)
    {
        Words.Add(GoalWord.Of(this, personId, state, sentence, now));
        (State, ChangedAt) = (state, now);
        Version++;
    }
}

public enum GoalState { NotYet, Partly, Done, Dropped }

/// <summary>Whose it is and who knows of it, as one choice: a goal of both that only one sees cannot be said.</summary>
public enum GoalOwning { Mine, MineAlone, Ours }

/// <summary>What was said about a goal: where it stands, in a sentence if they like.</summary>
public sealed class GoalWord : IBelongToOrganisation
{
    private GoalWord() { }

    public Guid GoalId { get; private set; }
    /// <summary>From 1 on, in the order in which they were said.</summary>
    public int Number { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public GoalState State { get; private set; }
    public string Sentence { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static GoalWord Of(Goal goal, Guid personId, GoalState state, string sentence, DateTimeOffset now) =>
        new() { GoalId = goal.Id, Number = goal.Words.Count + 1, OrganisationId = goal.OrganisationId, PersonId = personId, State = state, Sentence = sentence, At = now };
}
