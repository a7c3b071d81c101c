using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

public sealed record NeutralContact(Guid ProgrammeId, string Programme, Guid PersonId, string Name, string Title);

/// <param name="Other">The contact for who asked, who asked for the contact.</param>
public sealed record SeenRequest(Guid Id, string Programme, string Other, string OtherEmail, string Text, HelpState State, DateTimeOffset AskedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? ClosedAt, HelpKind Kind, IReadOnlyList<HelpMessage> Messages);

[UseCase]
public sealed class ShowHelpRequests(AppDb db, CurrentPerson person)
{
    /// <summary>Below this the manager learns nothing: with two requests and two pairs, everybody would know.</summary>
    public const int Fewest = 5;

    /// <summary>Whom I may turn to, in the programmes I take part in.</summary>
    public async Task<IReadOnlyList<NeutralContact>> ContactsAsync(CancellationToken ct)
    {
        var mine = db.Enrolments.OwnedBy(person).Select(e => e.ProgrammeId);
        return await db.TeamMembers.AsNoTracking().Where(m => mine.Contains(m.ProgrammeId) && m.Role == TeamRole.NeutralContact && m.EndedAt == null && m.PersonId != person.Id)
            .Join(db.People.Where(p => p.LeftAt == null), m => m.PersonId, p => p.Id, (m, p) => new { m.ProgrammeId, p.Id, p.Name, p.Title })
            .Join(db.Programmes, x => x.ProgrammeId, p => p.Id, (x, p) => new { Programme = p, x.Id, x.Name, x.Title }).OrderBy(x => x.Programme.Name).ThenBy(x => x.Name)
            .Select(x => new NeutralContact(x.Programme.Id, x.Programme.Name, x.Id, x.Name, x.Title)).ToListAsync(ct);
    }

    public Task<bool> TakesPartAsync(CancellationToken ct) => db.Enrolments.OwnedBy(person).AnyAsync(ct);

    public Task<List<SeenRequest>> MineAsync(CancellationToken ct) => SeenAsync(db.HelpRequests.AskedBy(person), asked: true, ct);
    public Task<List<SeenRequest>> OfMeAsync(CancellationToken ct) => SeenAsync(db.HelpRequests.AskedOf(person, db), asked: false, ct);

    /// <summary>For the managers of a programme: how many there were, or null while there are too few to say.</summary>
    public async Task<int?> CountAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return null;
        return await db.HelpRequests.CountAsync(r => r.ProgrammeId == programmeId, ct) is >= Fewest and var n ? n : null;
    }

    private async Task<List<SeenRequest>> SeenAsync(IQueryable<HelpRequest> requests, bool asked, CancellationToken ct)
    {
        var rows = await requests.AsNoTracking().Join(db.People, r => asked ? r.ContactId : r.FromId, p => p.Id, (r, p) => new { Request = r, p.Name, p.Email })
            .Join(db.Programmes, x => x.Request.ProgrammeId, p => p.Id, (x, p) => new { x.Request, x.Name, x.Email, Programme = p.Name }).ToListAsync(ct);
        var ids = rows.Select(x => x.Request.Id).ToList();
        var said = (await db.HelpMessages.AsNoTracking().Where(m => ids.Contains(m.RequestId)).ToListAsync(ct)).GroupBy(m => m.RequestId).ToDictionary(g => g.Key, g => g.OrderBy(m => m.At).ToList());
        return [.. rows.OrderBy(x => x.Request.State).ThenByDescending(x => x.Request.AskedAt)
            .Select(x => new SeenRequest(x.Request.Id, x.Programme, x.Name, x.Email, x.Request.Text, x.Request.State, x.Request.AskedAt, x.Request.AcceptedAt, x.Request.ClosedAt, x.Request.Kind, said.GetValueOrDefault(x.Request.Id, [])))];
    }
}
