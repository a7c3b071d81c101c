using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Kit.Stories;

/// <summary>A story as its readers get it: with the name of the teller only where the teller wants it.</summary>
/// <param name="Name">Empty: signed with the role only.</param>
/// <param name="RoleLabel">What the programme calls the role; empty: the usual word.</param>
/// <param name="OfPeers">Told in a programme of peers, where both are called the same.</param>
public sealed record StoryView(Guid Id, int Version, string Title, string Before, string Moment, string Since, string Name, string Job, ProgrammeRole Role, string RoleLabel, bool OfPeers, string Programme, StoryReach Reach, DateTimeOffset ReleasedAt)
{
    public static IQueryable<StoryView> Of(IQueryable<ToldStory> stories, AppDb db) =>
        from s in stories
        join p in db.Programmes on s.ProgrammeId equals p.Id
        orderby s.ReleasedAt descending, s.Id
        select new StoryView(s.Id, s.Version, s.Title, s.Before, s.Moment, s.Since, s.Signature == StorySignature.Name ? s.Person.Name : "", s.Signature == StorySignature.Name ? s.Person.Title : "",
            s.Role, s.Role == ProgrammeRole.Mentor ? p.MentorLabel : p.MenteeLabel, p.Kind == ProgrammeKind.Peer, p.Name, s.Reach, s.ReleasedAt!.Value);
}
