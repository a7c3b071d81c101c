using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Units;

namespace Upward.Web.Features.Kit;

/// <summary>Whom a letter may go to.</summary>
public enum Audience { Directory, Outside, Participants, Mentors, Mentees, AllLineManagers, LineManagers, Team }

public static class Audiences
{
    /// <summary>The words that stand in the head of a shipped letter. Letters to line managers begin with all of them: choosing only some tells who takes part.</summary>
    public static Audience Parse(string word) => word switch
    {
        "directory" => Audience.Directory, "outside" => Audience.Outside, "participants" => Audience.Participants, "mentors" => Audience.Mentors,
        "mentees" => Audience.Mentees, "line-managers" => Audience.AllLineManagers, _ => throw new InvalidOperationException($"'{word}' is no audience."),
    };

    /// <summary>The active people of an audience. Whoever leaves the organisation is out of all of them.</summary>
    public static IQueryable<Person> Of(AppDb db, Guid programmeId, Audience audience)
    {
        var active = db.People.Where(p => p.LeftAt == null);
        var inside = db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null);
        return audience switch
        {
            Audience.Outside => active.Insiders().WithinUnitOf(db, programmeId).Where(p => !db.Enrolments.Any(e => e.ProgrammeId == programmeId && e.PersonId == p.Id)),
            Audience.Participants => active.Where(p => inside.Any(e => e.PersonId == p.Id)),
            Audience.Mentors => active.Where(p => inside.Any(e => e.PersonId == p.Id && e.Role == ProgrammeRole.Mentor)),
            Audience.Mentees => active.Where(p => inside.Any(e => e.PersonId == p.Id && e.Role == ProgrammeRole.Mentee)),
            Audience.AllLineManagers => active.WithinUnitOf(db, programmeId).Where(p => db.People.Any(r => r.ManagerId == p.Id && r.LeftAt == null)),
            Audience.LineManagers => active.Where(p => inside.Any(e => e.Person.ManagerId == p.Id)),
            Audience.Team => active.Where(p => db.ProgrammeManagers.Any(m => m.ProgrammeId == programmeId && m.PersonId == p.Id)),
            _ => active.Insiders().WithinUnitOf(db, programmeId),
        };
    }
}
