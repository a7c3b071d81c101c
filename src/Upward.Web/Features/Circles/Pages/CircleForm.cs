using System.Globalization;
using Upward.Web.Features.Sessions.Pages;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>The fields of a circle, as text where a browser may send anything.</summary>
public sealed class CircleForm
{
    public string? Name { get; set; }
    public string? Topic { get; set; }
    public string? MentorSeats { get; set; }
    public string? MenteeSeats { get; set; }
    /// <summary>Enrolments.</summary>
    public List<Guid> Chosen { get; set; } = [];
    public string? HostId { get; set; }

    public static CircleForm For(CircleKind kind) => Of(CircleFacts.Usual(kind));

    public static CircleForm Of(CircleFacts facts) => new()
    {
        Name = facts.Name, Topic = facts.Topic, MentorSeats = facts.MentorSeats.ToString(CultureInfo.InvariantCulture), MenteeSeats = facts.MenteeSeats.ToString(CultureInfo.InvariantCulture),
    };

    public CircleFacts ToFacts(CircleKind kind) => new()
    {
        Kind = kind, Name = Name ?? "", Topic = Topic ?? "", MentorSeats = SessionForm.Whole(MentorSeats), MenteeSeats = kind == CircleKind.Supervision ? 0 : SessionForm.Whole(MenteeSeats),
    };
}

/// <summary>For the part of the page that shows them; the name is the one that the fields are sent under.</summary>
public sealed record CircleFields(CircleForm Form, CircleKind Kind);
