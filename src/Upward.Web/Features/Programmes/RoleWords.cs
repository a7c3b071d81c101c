using Upward.Web.Features.Enrolment;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes;

/// <summary>
/// What a manager's lists call the two sides of a programme: its own words, else those of its shape. Among peers everybody is called
/// the same; since a list must tell the two sides apart all the same, it numbers them.
/// </summary>
public static class RoleWords
{
    /// <summary>For one of them.</summary>
    public static string WordFor(this Programme programme, ProgrammeRole role, Texts texts) => Own(programme, role) is { Length: > 0 } own ? own : texts[(programme.Kind, role) switch
    {
        (ProgrammeKind.Peer, ProgrammeRole.Mentor) => "role.firstPeer",
        (ProgrammeKind.Peer, _) => "role.secondPeer",
        (_, ProgrammeRole.Mentor) => "role.mentor",
        _ => "role.mentee",
    }];

    /// <summary>For all of them.</summary>
    public static string WordsFor(this Programme programme, ProgrammeRole role, Texts texts) => Own(programme, role) is { Length: > 0 } own ? own : texts[(programme.Kind, role) switch
    {
        (ProgrammeKind.Peer, ProgrammeRole.Mentor) => "role.firstPeers",
        (ProgrammeKind.Peer, _) => "role.secondPeers",
        (_, ProgrammeRole.Mentor) => "role.mentors",
        _ => "role.mentees",
    }];

    private static string Own(Programme programme, ProgrammeRole role) => role == ProgrammeRole.Mentor ? programme.MentorLabel : programme.MenteeLabel;
}
