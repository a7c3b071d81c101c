using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Home;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Agreements;

/// <summary>An agreement that waits for one's words or one's name.</summary>
internal sealed class AgreementTodo(AppDb db, Texts texts) : ITellTodo
{
    public async Task<IReadOnlyList<Todo>> OfAsync(IReadOnlyList<OwnSpace> pairs, CancellationToken ct)
    {
        var signing = pairs.Where(p => p.Programme.Formality == Formality.Agreement).ToList();
        var ids = signing.Select(p => p.Id).ToList();
        var known = (await db.Agreements.AsNoTracking().Include(a => a.Signatures).Where(a => ids.Contains(a.MentorshipId)).ToListAsync(ct)).ToLookup(a => a.MentorshipId);
        var todos = new List<Todo>();
        foreach (var pair in signing)
        {
            var why = texts["todo.with", ("name", pair.Partner.CallName)];
            var open = known[pair.Id].FirstOrDefault(a => !a.IsInForce);
            if (open is not null && open.Turn == pair.Me.Role) todos.Add(new(texts[open.HandedOverAt is null ? "todo.agreement.write" : "todo.agreement.sign"], why, $"/pairs/{pair.Id}/agreement", "agreement", open.HandedOverAt is null ? Soon.Dated : Soon.Waited, open.HandedOverAt ?? open.BegunAt));
            else if (!known[pair.Id].Any() && pair.Me.Role == ProgrammeRole.Mentee) todos.Add(new(texts["todo.agreement.write"], why, $"/pairs/{pair.Id}/agreement", "agreement", Soon.Dated, pair.StartedAt));
        }
        return todos;
    }
}
