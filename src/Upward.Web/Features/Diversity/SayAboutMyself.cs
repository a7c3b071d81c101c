using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Diversity;

/// <summary>
/// Somebody answers, changes or withdraws what they said about themselves. There is no audit entry: that somebody answered
/// would itself say something about them, for ever.
/// </summary>
[UseCase]
public sealed class SayAboutMyself(AppDb db, CurrentPerson person)
{
    /// <param name="Choice">Empty: prefer not to say, which deletes what stood there.</param>
    public sealed record Said(Guid FieldId, string Choice, bool ForMatching, bool ToPartner);

    public async Task<Outcome> ExecuteAsync(IReadOnlyList<Said> all, CancellationToken ct) => await db.InTransactionAsync(async () =>
    {
        // A question that is retired in this moment takes all its answers along, or is seen to be gone.
        await db.LockAsync<DiversityField>(all.Select(s => s.FieldId), ct);
        var fields = await db.DiversityFields.AsNoTracking().Where(f => f.RetiredAt == null).ToDictionaryAsync(f => f.Id, ct);
        var stated = all.Where(s => s.Choice.Length > 0).ToList();
        // Retired meanwhile, or of another organisation: such an answer has nowhere to go.
        if (stated.Any(s => !fields.TryGetValue(s.FieldId, out var field) || !field.Options.Contains(s.Choice))) return Outcome.Refused("diversity.refused.choice");
        var known = await db.DiversityAnswers.Where(a => a.PersonId == person.Id).ToListAsync(ct);
        db.DiversityAnswers.RemoveRange(known.Where(k => all.Any(s => s.FieldId == k.FieldId && s.Choice.Length == 0)));
        foreach (var said in stated)
        {
            var answer = known.Find(k => k.FieldId == said.FieldId);
            if (answer is null) db.DiversityAnswers.Add(answer = DiversityAnswer.By(db.OrganisationId, person.Id, said.FieldId));
            answer.Say(said.Choice, said.ForMatching && fields[said.FieldId].MayMatch, said.ToPartner);
        }
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    /// <summary>Everything, at once, also what was said to questions that are no longer shown.</summary>
    public Task WithdrawAllAsync(CancellationToken ct) => db.InTransactionAsync(() => db.DiversityAnswers.Where(a => a.PersonId == person.Id).ExecuteDeleteAsync(ct), ct);
}
