using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes;

/// <summary>
/// Among peers nobody is the mentor and nobody the mentee. On every page about a programme of peers, or about a pair, a circle or somebody's
/// place in one (its id stands in the address), the texts are those for peers: whoever writes a text with one of the two words in it writes
/// a second one beside it, under the same key and <see cref="RoleWords.ForPeers"/>. Here and not in the pages, so that none can forget it;
/// refusals are said in them too. Who may see what is the pages' own business: this chooses words, and shows nothing.
/// </summary>
public sealed class SpeakOfPeers(AppDb db, CurrentPerson person, Texts texts) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (person.IsSignedIn && About(context.RouteData.Values) is { } programmes && await programmes.AnyAsync(p => p.Kind == ProgrammeKind.Peer, context.HttpContext.RequestAborted)) texts.Prefer(RoleWords.ForPeers);
        await next();
    }

    /// <summary>The programme that the address is about; null: it is about none.</summary>
    private IQueryable<Programme>? About(RouteValueDictionary route)
    {
        Guid? Id(string name) => Guid.TryParse(route[name]?.ToString(), out var id) ? id : null;
        if (Id("programmeId") is { } programme) return db.Programmes.Where(p => p.Id == programme);
        if (Id("mentorshipId") is { } pair) return db.Programmes.Where(p => db.Mentorships.Any(m => m.Id == pair && m.ProgrammeId == p.Id));
        if (Id("circleId") is { } circle) return db.Programmes.Where(p => db.Circles.Any(c => c.Id == circle && c.ProgrammeId == p.Id));
        if (Id("groupSessionId") is { } session) return db.Programmes.Where(p => db.GroupSessions.Any(s => s.Id == session && s.ProgrammeId == p.Id));
        if (Id("proposalId") is { } proposal) return db.Programmes.Where(p => db.Proposals.Any(x => x.Id == proposal && x.Round.ProgrammeId == p.Id));
        if (Id("enrolmentId") is { } place) return db.Programmes.Where(p => db.Enrolments.Any(e => e.Id == place && e.ProgrammeId == p.Id));
        return null;
    }
}
