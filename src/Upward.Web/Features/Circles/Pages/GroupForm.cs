using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Pages;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>The fields of a group session, as text where a browser may send anything.</summary>
public sealed class GroupForm
{
    public string? Topic { get; set; }
    [DataType(DataType.Date)] public string? Date { get; set; }
    [DataType(DataType.Time)] public string? Time { get; set; }
    public string? Minutes { get; set; }
    public string? Seats { get; set; }
    public SessionFormat Format { get; set; }
    public string? Place { get; set; }
    public string? Count { get; set; } = "1";
    public string? EveryDays { get; set; }
    /// <summary>The address of who hosts an open table; empty: whoever plans it.</summary>
    [DataType(DataType.EmailAddress)] public string? Host { get; set; }

    public static GroupForm For(Programme programme, int seats) => new() { Minutes = Text(programme.SessionMinutes), EveryDays = Text(programme.CadenceDays), Seats = Text(seats) };

    public static GroupForm Of(GroupSession session, ReaderZone zone)
    {
        var (date, time) = SessionForm.Local(zone, session.StartsAt);
        return new() { Topic = session.Topic, Date = date, Time = time, Minutes = Text(session.Minutes), Seats = Text(session.Seats), Format = session.Format, Place = session.Place };
    }

    public GroupSessionDraft ToDraft() =>
        new(new SessionForm { Date = Date, Time = Time, Minutes = Minutes, Format = Format, Place = Place, Count = Count, EveryDays = EveryDays ?? "14" }.ToDraft(), Topic ?? "", SessionForm.Whole(Seats));

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}

/// <summary>For the part of the page that shows them; the name is the one that the fields are sent under.</summary>
/// <param name="MostSeats">How many could take one; null: an open table, which is announced to everybody who may come.</param>
public sealed record GroupFields(GroupForm Form, bool HasRooms, int? MostSeats)
{
    public bool IsTable => MostSeats is null;
}
