using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

public static class ApplicationAccess
{
    /// <summary>Programmes that this person may read about as somebody who could apply: those that take applications or did, and those in which something of theirs is.</summary>
    public static IQueryable<Programme> OfferedTo(this IQueryable<Programme> programmes, CurrentPerson person, AppDb db) =>
        programmes.Where(p => db.Intakes.Any(i => i.ProgrammeId == p.Id && i.Mode != IntakeMode.NotYet) || db.Applications.Any(a => a.ProgrammeId == p.Id && a.PersonId == person.Id)
            || db.Nominations.Any(n => n.ProgrammeId == p.Id && n.PersonId == person.Id && n.SetAsideAt == null));

    public static IQueryable<ProgrammeApplication> OwnedBy(this IQueryable<ProgrammeApplication> applications, CurrentPerson person) =>
        applications.Where(a => a.PersonId == person.Id);

    /// <summary>
    /// Those whom this person decides on: sent to a programme they were appointed to run. Not an organisation admin's as such,
    /// and nobody's own: whoever applies to their own programme is decided on by another manager of it.
    /// </summary>
    public static IQueryable<ProgrammeApplication> DecidableBy(this IQueryable<ProgrammeApplication> applications, CurrentPerson person)
    {
        var managed = person.ManagedProgrammeIds.ToList();
        return applications.Where(a => managed.Contains(a.ProgrammeId) && a.State != ApplicationState.Draft && a.PersonId != person.Id);
    }

    /// <summary>Those whom this person reads: as a manager, or because they were appointed to read for this programme.</summary>
    public static IQueryable<ProgrammeApplication> ReadableBy(this IQueryable<ProgrammeApplication> applications, CurrentPerson person, AppDb db)
    {
        var managed = person.ManagedProgrammeIds.ToList();
        return applications.Where(a => a.State != ApplicationState.Draft && a.PersonId != person.Id
            && (managed.Contains(a.ProgrammeId) || (a.State != ApplicationState.Withdrawn && db.ApplicationReviewers.Any(r => r.ProgrammeId == a.ProgrammeId && r.PersonId == person.Id))));
    }

    /// <summary>What a reviewer does not read never leaves the database for them.</summary>
    public static IQueryable<ApplicationAnswer> ReadableBy(this IQueryable<ApplicationAnswer> answers, CurrentPerson person, Guid programmeId) =>
        person.ManagedProgrammeIds.Contains(programmeId) ? answers : answers.Where(a => a.Readers != Readers.Managers);
}
