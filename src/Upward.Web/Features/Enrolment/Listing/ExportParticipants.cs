using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

/// <summary>
/// The participants as CSV in the columns that the import reads back. Profiles are in it only for who runs the programme;
/// an organisation admin as such gets who takes part, in which role and with what capacity.
/// </summary>
[UseCase]
public sealed class ExportParticipants(AppDb db, CurrentPerson person, ListParticipants list, AuditLog audit)
{
    /// <param name="chosen">Only these of the filter; empty: all that it shows.</param>
    public async Task<Outcome<byte[]>> ExecuteAsync(Guid programmeId, ParticipantFilter filter, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var lines = (await list.ExecuteAsync(programmeId, filter, ct)).Matching.Where(l => chosen.Count == 0 || chosen.Contains(l.Id)).ToList();
        var mayReadProfiles = person.ManagedProgrammeIds.Contains(programmeId);
        var profiles = mayReadProfiles ? await ProfilesAsync(programmeId, ct) : [];

        var text = new StringBuilder(SafeCsv.Line(["email", "employee id", "name", "department", "role", "capacity", .. mayReadProfiles ? (string[])["wants", "offers", "goals", "interests", "languages", "motivation"] : []]));
        var ids = await db.Enrolments.AsNoTracking().ManageableBy(person).Where(e => e.ProgrammeId == programmeId).Select(e => new { e.Id, e.Person.EmployeeId }).ToDictionaryAsync(e => e.Id, e => e.EmployeeId, ct);
        foreach (var line in lines)
            text.Append(SafeCsv.Line([line.Email, ids[line.Id] ?? "", line.Name, line.Department, line.Role.ToString().ToLowerInvariant(), Show(line.Capacity), .. mayReadProfiles ? ProfileOf(profiles[line.Id]) : []]));
        audit.Record("participants.exported", "programme", programmeId, programme.Name, new { people = lines.Count, profiles = mayReadProfiles });
        await db.SaveChangesAsync(ct);
        return SafeCsv.File(text.ToString());
    }

    private Task<Dictionary<Guid, ParticipantEnrolment>> ProfilesAsync(Guid programmeId, CancellationToken ct) =>
        db.Enrolments.AsNoTracking().WithProfileOpenTo(person).Include(e => e.Skills).ThenInclude(s => s.Skill).AsSplitQuery()
            .Where(e => e.ProgrammeId == programmeId).ToDictionaryAsync(e => e.Id, ct);

    private static string[] ProfileOf(ParticipantEnrolment e) =>
    [
        string.Join("; ", e.Skills.Where(s => s.Direction == SkillDirection.Wanted).OrderByDescending(s => s.Importance).ThenBy(s => s.Skill.Name)
            .Select(s => s.SkillLevel > 0 ? $"{s.Skill.Name}:{s.Importance}:{s.SkillLevel}" : $"{s.Skill.Name}:{s.Importance}")),
        string.Join("; ", e.Skills.Where(s => s.Direction == SkillDirection.Offered).OrderByDescending(s => s.SkillLevel).ThenBy(s => s.Skill.Name).Select(s => $"{s.Skill.Name}:{s.SkillLevel}")),
        string.Join("; ", e.Goals), string.Join("; ", e.Interests), string.Join("; ", e.Languages), e.Motivation,
    ];

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
