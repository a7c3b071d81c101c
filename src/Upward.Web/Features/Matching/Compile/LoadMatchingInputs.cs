using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine;
using Upward.Web.Data;
using Upward.Web.Features.Diversity;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Talent;
using Upward.Web.Features.Training;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// Reads what a problem is made from. It reads across the whole directory and every private rule, so callers have first
/// loaded the programme through the person, and show only what <see cref="PublicRules"/> and the words allow.
/// </summary>
[UseCase]
public sealed partial class LoadMatchingInputs(AppDb db, TrainingGate gate)
{
    /// <summary>Office hours, Monday to Friday 9 to 17, for people who have not said when they can meet.</summary>
    private static readonly string OfficeHours = string.Concat(Enumerable.Range(0, WeeklyAvailability.Hours).Select(h => h / 24 < 5 && h % 24 is >= 9 and < 17 ? '1' : '0'));

    public async Task<MatchingInputs> ExecuteAsync(Guid programmeId, DateOnly day, CancellationToken ct)
    {
        var week = WeeklyAvailability.MondayOf(day);
        var zone = await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => o.TimeZone).SingleAsync(ct);
        var levels = await db.Levels.AsNoTracking().OrderBy(l => l.Rank).ThenBy(l => l.Name).ToListAsync(ct);
        var stepOfRank = levels.Select(l => l.Rank).Distinct().Select((rank, step) => (rank, step)).ToDictionary(x => x.rank, x => x.step);
        var stepOf = levels.ToDictionary(l => l.Id, l => stepOfRank[l.Rank]);

        var enrolments = await db.Enrolments.AsNoTracking().AsSplitQuery()
            .Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null && e.After == AfterPair.LooksAgain)
            .Include(e => e.Person).Include(e => e.Skills).Include(e => e.Wishes)
            .ToListAsync(ct);
        var taken = await PlacesTakenAsync(programmeId, ct);
        var untrained = await gate.HeldBackAsync(programmeId, ct);
        var (mentees, mentors) = (new List<Candidate>(), new List<Candidate>());
        var hours = new WeeksInUtc(week);
        var generations = await db.TalentProfiles.Where(t => t.Generation != null && db.Enrolments.Any(e => e.ProgrammeId == programmeId && e.PersonId == t.PersonId))
            .Select(t => new { t.PersonId, t.Generation }).ToDictionaryAsync(t => t.PersonId, t => (int?)t.Generation, ct);
        var experiences = await db.ExperiencesAsync(programmeId, ct);
        foreach (var e in enrolments.OrderBy(e => e.Id.ToString("D"), StringComparer.Ordinal))
        {
            var free = e.Capacity - taken.GetValueOrDefault(e.Id);
            if (free <= 0 || untrained.Contains(e.Id)) continue;
            (e.Role == ProgrammeRole.Mentee ? mentees : mentors).Add(CandidateOf(e, free, stepOf, zone, hours) with
            {
                Tenure = TenureBand.Of(e.Person.EmployedSince, week), Generation = generations.GetValueOrDefault(e.PersonId), Experiences = [.. experiences[e.PersonId]],
            });
        }
        var skills = mentees.Concat(mentors).SelectMany(c => c.Wants.Select(w => w.SkillId).Concat(c.Offers.Select(o => o.SkillId))).ToHashSet();
        var names = await db.Skills.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        return new(week, mentees, mentors, await ChartAsync(ct), [.. levels.GroupBy(l => l.Rank).Select(g => g.First().Name)],
            names.Where(n => skills.Contains(n.Key)).ToDictionary(n => n.Key, n => n.Value),
            await NotTogetherAsync(programmeId, enrolments, ct), await PreviousPairsAsync(enrolments, ct));
    }

    private static Candidate CandidateOf(ParticipantEnrolment e, int free, Dictionary<Guid, int> stepOf, string organisationZone, WeeksInUtc weeks)
    {
        var zone = e.Person.TimeZone.Length > 0 ? e.Person.TimeZone : organisationZone;
        var stated = weeks.Of(e.Availability, zone);
        var hours = stated ?? weeks.Of(OfficeHours, zone) ?? weeks.Of(OfficeHours, "UTC")!;
        return new()
        {
            EnrolmentId = e.Id, PersonId = e.PersonId, FreePlaces = free,
            Level = e.Person.LevelId is { } level && stepOf.TryGetValue(level, out var step) ? step : null,
            Department = e.Person.Department, Division = e.Person.Division, Site = e.Person.Site, Country = e.Person.Country,
            Languages = e.Languages.Count > 0 ? e.Languages : e.Person.Languages,
            Hours = hours, HoursAssumed = stated is null,
            Wants = [.. e.Skills.Where(s => s.Direction == SkillDirection.Wanted).Select(s => new WantedSkill(s.SkillId, s.Importance, s.SkillLevel))],
            Offers = [.. e.Skills.Where(s => s.Direction == SkillDirection.Offered).Select(s => new OfferedSkill(s.SkillId, s.SkillLevel))],
            Goals = e.Goals, Interests = e.Interests,
            Wishes = [.. e.Wishes.Select(w => new RankedWish(w.PartnerEnrolmentId, w.Rank))],
            Motivation = e.Motivation, Styles = StylesOf(e.Communication),
        };
    }

    private static List<string> StylesOf(CommunicationPreferences said) =>
        [.. new[] { ("channel.", said.Channel), ("pace.", said.Pace), ("directness.", said.Directness) }.Where(s => s.Item2.Length > 0).Select(s => s.Item1 + s.Item2)];

    private async Task<Dictionary<Guid, int>> PlacesTakenAsync(Guid programmeId, CancellationToken ct)
    {
        var running = await db.Mentorships.Where(m => m.ProgrammeId == programmeId && m.EndedAt == null)
            .Select(m => new { m.MentorEnrolmentId, m.MenteeEnrolmentId }).ToListAsync(ct);
        var proposed = await db.Proposals.Where(p => p.Round.ProgrammeId == programmeId).AreOpen()
            .Select(p => new { p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct);
        return running.Concat(proposed).SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId })
            .GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>Who stands above whom in the whole directory.</summary>
    public async Task<OrgChart> ChartAsync(CancellationToken ct)
    {
        // People who have left stay in the chart: the line through them is not broken by their leaving.
        var people = await db.People.Select(p => new { p.Id, p.ManagerId }).ToListAsync(ct);
        var dotted = await db.DottedLines.Select(d => new { d.ManagerId, d.PersonId }).ToListAsync(ct);
        List<DottedLine> lines = [.. dotted.Select(d => new DottedLine(Key(d.ManagerId), Key(d.PersonId)))];
        try
        {
            return new OrgChart([.. people.Select(p => new OrgPerson(Key(p.Id), p.ManagerId is { } m ? Key(m) : null))], lines);
        }
        catch (ArgumentException)
        {
            // A circle of managers should not have been saved. Dotted lines may form circles and bind the same, so nobody
            // slips through the rule because of it.
            lines.AddRange(people.Where(p => p.ManagerId is not null).Select(p => new DottedLine(Key(p.ManagerId!.Value), Key(p.Id))));
            return new OrgChart([.. people.Select(p => new OrgPerson(Key(p.Id), null))], lines);
        }
    }

    private static string Key(Guid id) => id.ToString("D");
}
