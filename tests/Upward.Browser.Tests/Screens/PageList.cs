namespace Upward.Browser.Tests.Screens;

/// <summary>Applicant: has sent an application. Writer: has one begun.</summary>
internal enum Who { Nobody, Ada, Mentor, Mentee, Applicant, Writer }

/// <param name="Use">Which of several values fills the route: "draft" takes "draft.number" where there is one, else "number".</param>
internal sealed record Visit(Who Who, string Route, string Query = "", string Use = "", int Status = 200);

/// <summary>Every page of the product, and who goes there. EveryPageTests fails when a route stands in none of these lists.</summary>
internal static class PageList
{
    private const string Programme = "/programmes/{programmeId:guid}", Round = Programme + "/rounds/{number:int}", Kit = Programme + "/kit";

    public static IReadOnlyList<Visit> Visits { get; } =
    [
        new(Who.Nobody, "/sign-in"),
        new(Who.Nobody, "/forgot"),
        new(Who.Nobody, "/reset/{token}", Use: "reset"),
        new(Who.Nobody, "/reset/{token}", Use: "old"),
        new(Who.Nobody, "/welcome/{token}", Use: "welcome"),
        new(Who.Nobody, "/welcome/{token}", Use: "old"),
        new(Who.Nobody, "/error/{status:int?}", Use: "lost", Status: 404),
        new(Who.Nobody, "/p/{slug}"),
        new(Who.Nobody, "/p/{slug}/embed"),

        new(Who.Ada, "/error/{status:int?}", Use: "lost", Status: 404),
        new(Who.Ada, "/error/{status:int?}", Use: "broken", Status: 500),
        new(Who.Ada, "/error/{status:int?}", Use: "hasty", Status: 429),
        new(Who.Ada, "/tasks/{taskId:guid}"),
        new(Who.Ada, "/sign-out"),
        new(Who.Ada, "/switch/{organisationId:guid}"),
        new(Who.Ada, "/account"),
        new(Who.Ada, "/account/authenticator"),
        new(Who.Ada, "/account/passkeys"),
        new(Who.Ada, "/help"),
        new(Who.Ada, "/people"),
        new(Who.Ada, "/people", "?q=nobody-has-this-name"),
        new(Who.Ada, "/people/chart/{personId:guid?}"),
        new(Who.Ada, "/people/chart/{personId:guid?}", "?q=an", Use: "top"),
        new(Who.Ada, "/people/new"),
        new(Who.Ada, "/people/levels"),
        new(Who.Ada, "/people/{personId:guid}"),
        new(Who.Ada, "/people/{personId:guid}/edit"),
        new(Who.Ada, "/people/import"),
        new(Who.Ada, "/people/import/{runId:guid}/header"),
        new(Who.Ada, "/people/import/{runId:guid}/columns"),
        new(Who.Ada, "/people/import/{runId:guid}/preview"),
        new(Who.Ada, "/people/import/{runId:guid}", Use: "done"),
        new(Who.Ada, "/programmes"),
        new(Who.Ada, "/programmes/new"),
        new(Who.Ada, Programme),
        new(Who.Ada, Programme, Use: "draft"),
        new(Who.Ada, Programme + "/setup"),
        new(Who.Ada, Programme + "/setup/purpose"),
        new(Who.Ada, Programme + "/setup/objectives"),
        new(Who.Ada, Programme + "/setup/objectives/edit/{objectiveId:guid?}"),
        new(Who.Ada, Programme + "/setup/objectives/edit/{objectiveId:guid?}", "?purpose=inclusion"),
        new(Who.Ada, Programme + "/setup/frame"),
        new(Who.Ada, Programme + "/setup/audience"),
        new(Who.Ada, Programme + "/setup/dates"),
        new(Who.Ada, Programme + "/setup/rhythm"),
        new(Who.Ada, Programme + "/setup/team", "?q=a&role=Sponsor"),
        new(Who.Ada, Programme + "/setup/notice"),
        new(Who.Ada, Programme + "/setup/launch"),
        new(Who.Ada, Programme + "/setup/charter"),
        new(Who.Ada, Programme + "/setup/agreement"),
        new(Who.Ada, Programme + "/changes"),
        new(Who.Ada, Programme + "/lessons"),
        new(Who.Ada, Programme + "/copy"),
        new(Who.Mentor, Programme + "/notice"),
        new(Who.Mentor, Programme + "/charter"),
        new(Who.Ada, Programme + "/managers"),
        new(Who.Ada, Programme + "/participants"),
        new(Who.Ada, Programme + "/guests"),
        new(Who.Ada, Programme + "/participants/add"),
        new(Who.Ada, Programme + "/participants/import"),
        new(Who.Ada, Programme + "/participants/import/{importId:guid}"),
        new(Who.Ada, Programme + "/participants/{enrolmentId:guid}"),
        new(Who.Ada, Programme + "/applications"),
        new(Who.Ada, Programme + "/applications", "?state=all"),
        new(Who.Ada, Programme + "/applications", "?q=nobody-has-this-name"),
        new(Who.Ada, Programme + "/applications/{applicationId:guid}"),
        new(Who.Ada, Programme + "/applications/compare", "?chosen={applicationId}&chosen={otherApplicationId}"),
        new(Who.Ada, Programme + "/applications/intake"),
        new(Who.Ada, Programme + "/applications/forms/{role}"),
        new(Who.Ada, Programme + "/applications/forms/{role}/questions/{key}"),
        new(Who.Ada, Programme + "/applications/pool"),
        new(Who.Ada, Programme + "/criteria"),
        new(Who.Ada, Programme + "/rounds"),
        new(Who.Ada, Programme + "/training/buddies"),
        new(Who.Ada, Programme + "/training/pictures"),
        new(Who.Mentor, "/my/training/{programmeId:guid}/practice"),
        new(Who.Mentee, "/my/training/{programmeId:guid}/pledge"),
        new(Who.Mentor, "/my/neutral-contact"),
        new(Who.Ada, Programme + "/pairs"),
        new(Who.Ada, Programme + "/pairs", "?state=past"),
        new(Who.Ada, Programme + "/pairs/import"),
        new(Who.Ada, Programme + "/pairs/import/{pairImportId:guid}"),
        new(Who.Ada, Programme + "/training"),
        new(Who.Ada, Programme + "/training/people"),
        new(Who.Ada, Programme + "/training/people", "?state=finished"),
        new(Who.Ada, Programme + "/training/units/new"),
        new(Who.Ada, Programme + "/training/units/{unitKey}"),
        new(Who.Ada, Programme + "/guidelines"),
        new(Who.Ada, Programme + "/guidelines/new"),
        new(Who.Ada, Programme + "/guidelines/{guideline}"),
        new(Who.Ada, Programme + "/guidelines/{guideline}/versions/{number:int}", Use: "guideline"),
        new(Who.Ada, "/my/training"),
        new(Who.Ada, "/my/training/{programmeId:guid}/{unitKey}", Use: "manager"),
        new(Who.Ada, "/my/guidelines"),
        new(Who.Ada, Round),
        new(Who.Ada, Round, Use: "draft"),
        new(Who.Ada, Round, "?view=list", "draft"),
        new(Who.Ada, Round + "/move/{enrolmentId:guid}", Use: "draft"),
        new(Who.Ada, Round + "/pairs/{mentor:guid}/{mentee:guid}", Use: "draft"),
        new(Who.Ada, Round + "/compare", Use: "draft"),
        new(Who.Ada, Round + "/proof", Use: "draft"),
        new(Who.Ada, Round + "/publish", Use: "draft"),
        new(Who.Ada, Kit),
        new(Who.Ada, Kit + "/page"),
        new(Who.Ada, Kit + "/texts/{name}"),
        new(Who.Ada, Kit + "/texts/{name}", "?language=ar"),
        new(Who.Ada, Kit + "/letters/{name}"),
        new(Who.Ada, Kit + "/sent/{sendingId:guid}"),
        new(Who.Ada, Kit + "/commitments"),
        new(Who.Ada, Kit + "/commitments", "?q=an"),
        new(Who.Ada, Kit + "/stories"),
        new(Who.Ada, Kit + "/poster"),
        new(Who.Ada, Kit + "/slide"),
        new(Who.Ada, Programme + "/readiness"),
        new(Who.Ada, Programme + "/readiness", Use: "draft"),
        new(Who.Ada, Programme + "/change"),
        new(Who.Ada, Programme + "/change", Use: "draft"),
        new(Who.Ada, Programme + "/change/tasks/new"),
        new(Who.Ada, "/settings"),
        new(Who.Ada, "/settings/organisation"),
        new(Who.Ada, "/settings/mail"),
        new(Who.Ada, "/settings/roles"),
        new(Who.Ada, "/settings/units"),
        new(Who.Ada, "/settings/units/edit/{unitId:guid?}"),
        new(Who.Ada, "/settings/invitations"),
        new(Who.Ada, "/settings/invitations/{mailId:guid}"),
        new(Who.Ada, "/settings/diversity"),
        new(Who.Ada, "/settings/audit"),
        new(Who.Ada, "/settings/demo"),
        new(Who.Ada, "/settings/skills"),
        new(Who.Ada, "/settings/skills/new"),
        new(Who.Ada, "/settings/skills/{skillId:guid}"),
        new(Who.Ada, "/proposals"),
        new(Who.Ada, "/my/profile"),

        new(Who.Nobody, "/time/{token}", Use: "time"),
        new(Who.Nobody, "/time/{token}", Use: "old"),
        new(Who.Nobody, "/recommend/{token}", Use: "recommend"),
        new(Who.Nobody, "/recommend/{token}", Use: "old"),
        new(Who.Applicant, "/apply"),
        new(Who.Applicant, "/apply/{programmeId:guid}"),
        new(Who.Writer, "/apply/{programmeId:guid}"),
        new(Who.Writer, "/apply/{programmeId:guid}/form"),
        new(Who.Mentor, "/my/talent"),
        new(Who.Mentor, "/my/diversity"),
        new(Who.Mentor, "/my/stories/{programmeId:guid}"),
        new(Who.Ada, "/fairness/{programmeId:guid?}"),
        new(Who.Mentor, "/my/recommendations"),
        new(Who.Mentor, "/apply"),
        new(Who.Mentor, "/apply/{programmeId:guid}"),
        new(Who.Mentor, "/apply/{programmeId:guid}/nominate"),

        new(Who.Mentor, "/my/profile/{enrolmentId:guid}"),
        new(Who.Mentor, "/proposals"),
        new(Who.Mentor, "/proposals/{proposalId:guid}"),
        new(Who.Ada, "/pairs"),
        new(Who.Mentor, "/pairs/{mentorshipId:guid}"),
        new(Who.Mentor, "/pairs/{mentorshipId:guid}/agreement"),
        new(Who.Mentee, "/pairs/{mentorshipId:guid}/agreement"),
        new(Who.Mentee, "/pairs/{mentorshipId:guid}/agreement/edit"),
        new(Who.Mentor, "/pairs/{mentorshipId:guid}/expectations"),
        new(Who.Mentee, "/pairs/{mentorshipId:guid}/expectations"),
        new(Who.Mentor, "/pairs/{mentorshipId:guid}/sessions"),
        new(Who.Mentee, "/pairs/{mentorshipId:guid}/sessions/plan"),
        new(Who.Mentee, "/pairs/{mentorshipId:guid}/sessions/{sessionId:guid}"),
        new(Who.Mentor, "/pairs/{mentorshipId:guid}/sessions/{sessionId:guid}/move"),
        new(Who.Mentor, "/my/calendar"),
        new(Who.Mentor, "/my/training"),
        new(Who.Mentor, "/my/training/{programmeId:guid}/{unitKey}"),
        new(Who.Mentor, "/my/training/{programmeId:guid}/certificate"),
        new(Who.Mentor, "/my/guidelines/{programmeId:guid}"),
        new(Who.Mentor, "/my/guidelines/{programmeId:guid}/{guideline}"),
        new(Who.Mentor, "/my/guidelines/{programmeId:guid}/{guideline}", Use: "cards"),
        new(Who.Mentor, "/my/guidelines/{programmeId:guid}/whole"),
        new(Who.Mentee, "/my/profile/{enrolmentId:guid}", Use: "mentee"),
        new(Who.Mentee, "/my/training"),
        new(Who.Mentee, "/my/delegates"),
        new(Who.Mentor, "/arranging/{enrolmentId:guid?}", Use: "arranging"),
        new(Who.Mentee, "/proposals/{proposalId:guid}"),
        new(Who.Mentee, "/commitments/{commitmentId:guid}"),
        new(Who.Mentor, "/my/self-rating/{waveId:guid}"),
    ];

    /// <summary>The steps of the wizard: they are there only while it is open, so the test goes through it first.</summary>
    public static IReadOnlyList<string> Wizard { get; } = ["/setup/account", "/setup/organisation", "/setup/mail", "/setup/start", "/setup/programme"];

    /// <summary>Pages that are there only after a form was sent; the test sends it.</summary>
    public static IReadOnlyList<string> AfterAForm { get; } = ["/people/add-to-programme", Programme + "/applications/decide", "/sign-in/code"];

    /// <summary>Pages to which no link leads, and why.</summary>
    public static IReadOnlyList<string> NotLinked { get; } =
    [
        "/sign-in", "/reset/{token}", "/welcome/{token}", "/error/{status:int?}", // from outside, from a mail, from a mishap
        "/people/import/{runId:guid}/columns", "/people/import/{runId:guid}/preview", // the next step of a form
        "/time/{token}", "/recommend/{token}", // from a mail
        Programme + "/applications/compare", // where chosen rows are sent to
        "/my/profile/{enrolmentId:guid}", // /my/profile leads to the only one
        "/p/{slug}/embed", "/commitments/{commitmentId:guid}", "/my/self-rating/{waveId:guid}", // from another site's frame, and from mails
        "/tasks/{taskId:guid}", Round + "/compare", // shown while something runs, and while the board differs from the best
    ];

    /// <summary>Routes that answer with something else than a page, and why.</summary>
    public static IReadOnlyList<string> NoPages { get; } =
    [
        "/", "/setup", // lead to where the work is, and to the step that is next
        "/people/suggest", "/skills/find", "/my/profile/{enrolmentId:guid}/partners", // the lists under a field that is typed in
        "/people/import/template", "/my/training/{programmeId:guid}/pictures/{pictureKey}", "/calendar/{token}.ics", // a file, a picture, and a calendar
    ];
}
