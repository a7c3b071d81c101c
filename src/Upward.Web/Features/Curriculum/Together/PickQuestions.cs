using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>Picks questions for the coming meetings: out of the bank, or one's own.</summary>
[UseCase]
public sealed class PickQuestions(AppDb db, FindPairSpace find, ReadPlan plans, TimeProvider clock)
{
    public Task<Outcome> PickAsync(Guid mentorshipId, string key, CancellationToken ct) => ChangeAsync(mentorshipId, async (pair, questions, mentorship) =>
        (await plans.BankAsync(pair, ct)).SelectMany(s => s.Questions).FirstOrDefault(q => q.Key == key) is { } found ? Put(questions, mentorship, pair, found.Text) : Outcome.Refused("plan.refused.question"), ct);

    public Task<Outcome> AddOwnAsync(Guid mentorshipId, string text, CancellationToken ct) => ChangeAsync(mentorshipId, (pair, questions, mentorship) =>
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Task.FromResult(text.Length == 0 ? Outcome.RefusedAt("OwnQuestion", "refused.required")
            : text.Length > PlannedQuestion.Longest ? Outcome.RefusedAt("OwnQuestion", "refused.tooLong", ("max", PlannedQuestion.Longest), ("length", text.Length))
            : Put(questions, mentorship, pair, text));
    }, ct);

    public Task<Outcome> AskedAsync(Guid mentorshipId, Guid id, bool asked, CancellationToken ct) => WithAsync(mentorshipId, id, (_, question) => question.Ask(asked, clock.GetUtcNow()), ct);

    public Task<Outcome> DropAsync(Guid mentorshipId, Guid id, CancellationToken ct) => WithAsync(mentorshipId, id, (_, question) => db.PlannedQuestions.Remove(question), ct);

    public Task<Outcome> MoveUpAsync(Guid mentorshipId, Guid id, CancellationToken ct) => WithAsync(mentorshipId, id, (questions, question) =>
    {
        var at = questions.IndexOf(question);
        if (at > 0) (questions[at - 1], questions[at]) = (questions[at], questions[at - 1]);
        foreach (var (place, each) in questions.Index()) if (each.Place != place) each.MoveTo(place);
    }, ct);

    private Outcome Put(List<PlannedQuestion> questions, Mentorship mentorship, OwnSpace pair, string text)
    {
        var key = QuestionBank.KeyOf(text);
        // Picked a second time, it is to be asked once more.
        if (questions.Find(q => q.QuestionKey == key) is { } known) known.Ask(false, clock.GetUtcNow());
        else if (questions.Count >= PlannedQuestion.Most) return Outcome.Refused("plan.refused.tooManyQuestions", ("max", PlannedQuestion.Most));
        else db.PlannedQuestions.Add(PlannedQuestion.Of(mentorship, key, text, questions.Count == 0 ? 0 : questions.Max(q => q.Place) + 1, pair.Me.PersonId, clock.GetUtcNow()));
        return Outcome.Done;
    }

    private Task<Outcome> WithAsync(Guid mentorshipId, Guid id, Action<List<PlannedQuestion>, PlannedQuestion> act, CancellationToken ct) => ChangeAsync(mentorshipId, (_, questions, _) =>
    {
        if (questions.Find(q => q.Id == id) is not { } question) return Task.FromResult(Outcome.NotFound);
        act(questions, question);
        return Task.FromResult(Outcome.Done);
    }, ct);

    private async Task<Outcome> ChangeAsync(Guid mentorshipId, Func<OwnSpace, List<PlannedQuestion>, Mentorship, Task<Outcome>> act, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("agreement.refused.ended");
        var questions = await db.PlannedQuestions.Where(q => q.MentorshipId == mentorshipId).OrderBy(q => q.Place).ThenBy(q => q.Id).ToListAsync(ct);
        var outcome = await act(pair, questions, await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct));
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }
}
