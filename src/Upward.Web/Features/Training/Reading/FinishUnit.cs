using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <param name="Chosen">By question: which option was taken, and whether it is the right one.</param>
public sealed record CheckedAnswers(IReadOnlyList<(int Option, bool IsRight)> Chosen)
{
    public bool AllRight => Chosen.All(c => c.IsRight);
}

/// <summary>
/// Answers the check of a unit. All right: the unit is finished. If not, the person learns which and why, and tries again as
/// often as they like. Only the finishing is stored.
/// </summary>
[UseCase]
public sealed class FinishUnit(AppDb db, CurrentPerson person, MyTraining mine, TimeProvider clock)
{
    public async Task<Outcome<CheckedAnswers>> ExecuteAsync(Guid programmeId, string unitKey, IReadOnlyList<int?> answers, CancellationToken ct)
    {
        if ((await mine.OfAsync(programmeId, ct))?.Units.FirstOrDefault(u => u.Unit.Key == unitKey) is not { } found) return Outcome.NotFound;
        var check = UnitCheck.Of(found.Unit.Body);
        var questions = check.IsThere ? check.Questions : [];
        var open = Enumerable.Range(0, questions.Count).Where(i => answers.ElementAtOrDefault(i) is not { } a || a < 0 || a >= questions[i].Options.Count).ToList();
        if (open.Count > 0) return Outcome.Refused([.. open.Select(i => new Refusal($"Answers[{i}]", new("training.refused.answer", ("n", i + 1))))]);

        var result = new CheckedAnswers([.. questions.Select((q, i) => (answers[i]!.Value, q.Options[answers[i]!.Value].IsRight))]);
        if (!result.AllRight || found.IsDone) return result;
        var now = clock.GetUtcNow();
        if (found.DoneAt is null) db.UnitCompletions.Add(UnitCompletion.Of(db.OrganisationId, programmeId, person.Id, unitKey, now));
        else (await db.UnitCompletions.SingleAsync(c => c.ProgrammeId == programmeId && c.PersonId == person.Id && c.UnitKey == unitKey, ct)).Again(now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Sent twice at once: the row is there, and that is what was wanted.
            db.ChangeTracker.Clear();
            if (!await db.UnitCompletions.AnyAsync(c => c.ProgrammeId == programmeId && c.PersonId == person.Id && c.UnitKey == unitKey, ct)) throw;
        }
        return result;
    }
}
