using Upward.Web.Features.Enrolment;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes;

/// <summary>
/// What the two sides of a programme are called: its own words, else those of its shape. Among peers everybody is called the same; since
/// a list must tell the two sides apart all the same, it numbers them.
/// </summary>
public static class RoleWords
{
    /// <summary>Ends the key of a text that is said in a programme of peers, instead of the one without it.</summary>
    public const string ForPeers = ".peers";

    /// <summary>For one of them.</summary>
    public static string WordFor(this Programme programme, ProgrammeRole role, Texts texts) => Own(programme, role) is { Length: > 0 } own ? own : UsualWordFor(programme, role, texts);

    /// <summary>For all of them.</summary>
    public static string WordsFor(this Programme programme, ProgrammeRole role, Texts texts) => Own(programme, role) is { Length: > 0 } own ? own : Usual(programme, role == ProgrammeRole.Mentor ? "role.mentors" : "role.mentees", texts);

    /// <summary>For one of them, where nobody has to be told apart: on a certificate of theirs, in their own space.</summary>
    public static string TitleOf(this Programme programme, ProgrammeRole role, Texts texts) =>
        Own(programme, role) is { Length: 0 } && programme.Kind == ProgrammeKind.Peer ? texts["role.peer"] : programme.WordFor(role, texts);

    /// <summary>What they are called as long as the programme has no word of its own.</summary>
    public static string UsualWordFor(this Programme programme, ProgrammeRole role, Texts texts) => Usual(programme, role == ProgrammeRole.Mentor ? "role.mentor" : "role.mentee", texts);

    private static string Usual(Programme programme, string key, Texts texts) => texts[programme.Kind == ProgrammeKind.Peer ? key + ForPeers : key];

    private static string Own(Programme programme, ProgrammeRole role) => role == ProgrammeRole.Mentor ? programme.MentorLabel : programme.MenteeLabel;
}
