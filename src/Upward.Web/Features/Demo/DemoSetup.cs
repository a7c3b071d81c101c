using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>How far both programmes of the demo are set up: one is launched, the other shows what a launch still waits for.</summary>
internal static class DemoSetup
{
    public static IEnumerable<object> Of(DemoProgrammeRows rows, DemoDirectory directory, Texts texts, DateTimeOffset settled, bool launched)
    {
        var (programme, by) = (rows.Programme, rows.Manager.PersonId);
        var at = new RisingTime(settled, settled);
        foreach (var thing in StartingPoint.Of(programme, [.. directory.Levels.Select(l => l.Rank)], texts)) yield return thing;

        var taking = rows.Enrolments.Select(e => e.PersonId).ToHashSet();
        var sponsor = directory.People.First(p => p.Title == DemoHouse.ChiefTitle);
        // Somebody with standing whom neither side reports to through the programme.
        var contact = directory.People.Where(p => p.IsActive && p.Id != by && p.Id != sponsor.Id && !taking.Contains(p.Id)).OrderByDescending(p => p.Department == DemoHouse.OrganiserDepartment).First();
        foreach (var (person, role) in new[] { (sponsor, TeamRole.Sponsor), (contact, TeamRole.NeutralContact) })
        {
            yield return TeamMember.Name(programme, person.Id, role, by, at.Next());
            yield return Changed("team", new Changes().Note("Team." + role, null, Changes.Person(person.Id)));
        }
        yield return TimeAgreement.Of(programme, sponsor.Title, by, at.Next());
        yield return Changed("rhythm", new Changes().Note("TimeAgreed", null, sponsor.Title));
        var notice = PrivacyNotice.Draft(programme, 1, NoticeWords.Default(DemoHouse.Organisation, programme.Name, [contact.Name], texts));
        yield return notice;
        if (!launched) yield break;

        // So that whoever looks around in the demo sees the figures by group; elsewhere it is better somebody who does not run the programme.
        yield return TeamMember.Name(programme, by, TeamRole.DeiLead, by, at.Next());
        yield return Changed("team", new Changes().Note("Team." + TeamRole.DeiLead, null, Changes.Person(by)));
        yield return Charter.Of(programme, Charter.DefaultWords(texts));
        yield return Changed("charter", new());
        foreach (var step in (string[])["purpose", "frame", "audience", "dates"]) yield return Changed(step, new());
        notice.Publish(by, at.Next());
        yield return Changed("notice", new Changes().Note("Notice", null, 1));
        programme.Launch(by, at.Next());
        yield return Changed("launch", new Changes().Note("Launched", null, DateOnly.FromDateTime(settled.UtcDateTime)));

        ProgrammeChange Changed(string step, Changes what) => ProgrammeChange.Of(programme, step, what, "", by, at.Next());
    }
}
