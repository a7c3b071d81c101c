using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit;

/// <summary>What stands for {programme}, {sponsor} and so on. Facts come from the programme, so that a moved date is right everywhere at once.</summary>
public sealed partial class KitFields
{
    public const string Name = "name", Link = "link", Sponsor = "sponsor", Purpose = "purpose", Contact = "contact";

    /// <summary>Every field a text may use, in the order of the help beside the editor.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Name, "programme", "organisation", Purpose, Sponsor, "starts", "ends", "meetings", "mentor-hours", "mentee-hours", "mentor", "mentee", Contact, Link];

    private readonly Programme _programme;
    private readonly string _organisation, _sponsor, _link, _contact, _managers;

    private KitFields(Programme programme, string organisation, string sponsor, string link, string contact, string managers) =>
        (_programme, _organisation, _sponsor, _link, _contact, _managers) = (programme, organisation, sponsor, link, contact, managers);

    public static async Task<KitFields> OfAsync(AppDb db, Programme programme, PublicAddress address, CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == programme.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var sponsors = await db.Commitments.AsNoTracking().Shown(programme.Id).Where(c => c.Role == CommitmentRole.Sponsor).OrderBy(c => c.GivenAt).Select(c => c.Person.Name).ToListAsync(ct);
        var managers = await (from m in db.ProgrammeManagers join p in db.People on m.PersonId equals p.Id where m.ProgrammeId == programme.Id && p.LeftAt == null orderby p.Name select p.Name).ToListAsync(ct);
        var page = await db.KitPages.AsNoTracking().SingleOrDefaultAsync(p => p.ProgrammeId == programme.Id, ct);
        return new(programme, organisation, string.Join(", ", sponsors), page is { Visibility: not PageVisibility.Off } ? address.LinkTo("/p/" + page.Slug) : "", page?.Contact ?? "", string.Join(", ", managers));
    }

    /// <summary>The values in one language; an empty one is not known yet.</summary>
    public IReadOnlyDictionary<string, string> In(Texts texts, string recipient) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Name] = recipient,
        ["programme"] = _programme.Name,
        ["organisation"] = _organisation,
        [Purpose] = string.Join('\n', PurposeWords.Paragraphs(_programme, texts)),
        [Sponsor] = _sponsor,
        ["starts"] = texts["kit.value.day", ("day", _programme.StartsOn)],
        ["ends"] = texts["kit.value.day", ("day", _programme.EndsOn)],
        ["meetings"] = texts["kit.value.meetings", ("n", _programme.Sessions), ("minutes", _programme.SessionMinutes), ("days", _programme.CadenceDays)],
        ["mentor-hours"] = texts["kit.value.hours", ("hours", HoursAMonth(mentor: true))],
        ["mentee-hours"] = texts["kit.value.hours", ("hours", HoursAMonth(mentor: false))],
        ["mentor"] = _programme.MentorLabel.Length > 0 ? _programme.MentorLabel : texts["kit.value.mentor"],
        ["mentee"] = _programme.MenteeLabel.Length > 0 ? _programme.MenteeLabel : texts["kit.value.mentee"],
        [Contact] = _contact.Length > 0 ? _contact : _managers,
        [Link] = _link,
    };

    /// <summary>
    /// Meetings of a month with what belongs to them, in half hours, rounded up: for a mentor as much time again for
    /// preparing and writing up, for a mentee half as much. Our estimate; the texts say "about".
    /// </summary>
    private decimal HoursAMonth(bool mentor)
    {
        var meetings = Math.Min(_programme.Sessions, 30.0 / _programme.CadenceDays);
        var minutes = meetings * _programme.SessionMinutes * (mentor ? 2 : 1.5);
        return Math.Max(1, (int)Math.Ceiling(minutes / 30 - 0.01)) / 2m;
    }

    public static IReadOnlyList<string> UsedIn(string text) => [.. Field().Matches(text).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>For subjects and other single lines.</summary>
    public static string Merge(string line, IReadOnlyDictionary<string, string> values) =>
        Field().Replace(line, m => values.GetValueOrDefault(m.Groups[1].Value) is { Length: > 0 } value ? value.ReplaceLineEndings(" ") : m.Value);

    [GeneratedRegex(@"\{([a-z]+(?:-[a-z]+)*)\}")]
    internal static partial Regex Field();
}
