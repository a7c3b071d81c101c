using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// What people say yes to: who does what, and what is out of bounds. The rest of the page (purpose, dates, hours, whom to turn
/// to) is read from the programme itself. Its number grows with each change; a reading is of one number.
/// </summary>
public sealed class Charter : IBelongToOrganisation
{
    public const int LongestPart = 4000;

    private Charter() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string MentorDuties { get; private set; } = "";
    public string MenteeDuties { get; private set; } = "";
    public string Boundaries { get; private set; } = "";
    public int Number { get; private set; }

    public static Charter Of(Programme programme, CharterWords words)
    {
        var charter = new Charter { ProgrammeId = programme.Id, OrganisationId = programme.OrganisationId };
        charter.Change(words);
        return charter;
    }

    public static CharterWords DefaultWords(Texts texts) => new(texts["charter.default.mentor"], texts["charter.default.mentee"], texts["charter.default.boundaries"]);

    public CharterWords Words => new(MentorDuties, MenteeDuties, Boundaries);

    public void Change(CharterWords words)
    {
        if (Number > 0 && words == Words) return;
        (MentorDuties, MenteeDuties, Boundaries, Number) = (words.MentorDuties, words.MenteeDuties, words.Boundaries, Number + 1);
    }
}

/// <summary>Lines beginning with "- " are a list, as in the notice.</summary>
public sealed record CharterWords(string MentorDuties, string MenteeDuties, string Boundaries);

/// <summary>The fact that a participant confirmed to have read the charter, and which state of it.</summary>
public sealed class CharterReading : IBelongToOrganisation
{
    private CharterReading() { }

    public Guid EnrolmentId { get; private set; }
    public int Number { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static CharterReading Of(Guid organisationId, Guid enrolmentId, int number, DateTimeOffset at) => new() { OrganisationId = organisationId, EnrolmentId = enrolmentId, Number = number, At = at };
}
