using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>
/// Adds, changes, moves and removes the questions of a form (R198). Once somebody has begun to answer, the change makes the
/// next version: what was sent keeps its questions, drafts go on with the new ones.
/// </summary>
[UseCase]
public sealed class ChangeForm(AppDb db, FormAtHand forms, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <param name="key">Of the question that is changed; empty for a new one, which goes to the end, before the consents.</param>
    public Task<Outcome> PutAsync(Guid programmeId, ProgrammeRole role, string key, FormQuestion question, CancellationToken ct) => ChangeAsync(programmeId, role, questions =>
    {
        var at = questions.FindIndex(q => q.Key == key);
        if (key.Length > 0 && at < 0) return Outcome.Refused("forms.refused.gone");
        var place = at >= 0 ? at : questions.FindIndex(q => q.Kind == QuestionKind.Consent) is >= 0 and var consent ? consent : questions.Count;
        question = question with { Key = at >= 0 ? key : NewKey(questions) };
        var check = question.Check([.. questions.Take(place)]);
        if (!check.Succeeded) return check;
        if (at >= 0) questions[at] = question;
        else questions.Insert(place, question);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> MoveAsync(Guid programmeId, ProgrammeRole role, string key, int by, CancellationToken ct) => ChangeAsync(programmeId, role, questions =>
    {
        var at = questions.FindIndex(q => q.Key == key);
        var to = at + Math.Sign(by);
        if (at < 0 || to < 0 || to >= questions.Count) return Outcome.Refused("forms.refused.gone");
        (questions[at], questions[to]) = (questions[to], questions[at]);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> RemoveAsync(Guid programmeId, ProgrammeRole role, string key, CancellationToken ct) => ChangeAsync(programmeId, role, questions =>
        questions.RemoveAll(q => q.Key == key) > 0 ? Outcome.Done : Outcome.Refused("forms.refused.gone"), ct);

    private async Task<Outcome> ChangeAsync(Guid programmeId, ProgrammeRole role, Func<List<FormQuestion>, Outcome> change, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var form = await forms.KeepAsync(programmeId, role, ct);
        var questions = form.Questions.ToList();
        var outcome = change(questions);
        if (!outcome.Succeeded) return outcome;
        if (await db.Applications.AnyAsync(a => a.FormId == form.Id, ct))
        {
            form = ApplicationForm.Of(db.OrganisationId, programmeId, role, form.Number + 1, form.Questions, person.Id, clock.GetUtcNow());
            db.ApplicationForms.Add(form);
        }
        outcome = form.Arrange(questions);
        if (!outcome.Succeeded) return outcome;
        audit.Record("applications.form.changed", "programme", programmeId, programme.Name, new { role = role.ToString(), version = form.Number, questions = questions.Count });
        return await db.SaveSeenAsync(ct);
    }

    private static string NewKey(List<FormQuestion> questions)
    {
        for (var n = questions.Count + 1; ; n++)
            if (questions.TrueForAll(q => q.Key != $"q{n}")) return $"q{n}";
    }
}
