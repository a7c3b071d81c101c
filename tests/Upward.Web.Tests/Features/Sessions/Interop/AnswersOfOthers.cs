using System.Globalization;
using System.Text;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>
/// Answers to an invitation in the ways that three mail programs have of writing them: where the calendar stands, how it is encoded, what
/// is in capitals, how lines are folded. Made from what RFC 6047 allows and those programs are known for; no real one can be reached here.
/// </summary>
internal static class AnswersOfOthers
{
    /// <summary>Plain text and the calendar beside each other, 8bit, folded with a tab; and the whole again as a file.</summary>
    public static byte[] Thunderbird(Guid id, string paul, string to, DateTimeOffset at)
    {
        var reply = Lines("BEGIN:VCALENDAR", "PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", "CREATED:" + Stamp(at), "LAST-MODIFIED:" + Stamp(at), "DTSTAMP:" + Stamp(at),
            "UID:" + id, "SUMMARY:Grüße", "ATTENDEE;CN=\"Director, Paul\";PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:", $"\t{paul}", "SEQUENCE:0", "END:VEVENT", "END:VCALENDAR");
        return Mail(paul, to, "Content-Type: multipart/mixed; boundary=\"------------0702\"", Lines("--------------0702", "Content-Type: multipart/alternative;", " boundary=\"------------0801\"", "",
            "--------------0801", "Content-Type: text/plain; charset=UTF-8; format=flowed", "Content-Transfer-Encoding: 8bit", "", "Paul has accepted: Grüße.", "",
            "--------------0801", "Content-Type: text/calendar; charset=UTF-8; method=REPLY", "Content-Transfer-Encoding: 8bit", "", reply,
            "--------------0801--", "", "--------------0702", "Content-Type: application/ics; name=\"invite.ics\"", "Content-Disposition: attachment; filename=\"invite.ics\"", "Content-Transfer-Encoding: 8bit", "", reply, "--------------0702--"));
    }

    /// <summary>Capitals, base64, MAILTO:, a clock with a name of Windows, a comment; no plain text at all.</summary>
    public static byte[] Outlook(Guid id, string paul, string to, DateTimeOffset at)
    {
        var reply = Lines("BEGIN:VCALENDAR", "METHOD:REPLY", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0", "BEGIN:VTIMEZONE", "TZID:GMT Standard Time", "BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "ATTENDEE;PARTSTAT=TENTATIVE;CN=Director Paul:MAILTO:" + paul.ToUpperInvariant(), "COMMENT;LANGUAGE=en-GB:\\n", "UID:" + id.ToString().ToUpperInvariant(), "SUMMARY;LANGUAGE=en-GB:Tentative: x",
            "DTSTART;TZID=GMT Standard Time:20270104T100000", "DTSTAMP:" + Stamp(at), "SEQUENCE:0", "X-MICROSOFT-CDO-APPT-SEQUENCE:0", "END:VEVENT", "END:VCALENDAR");
        return Mail(paul, to, "Content-Type: multipart/alternative;\r\n\tboundary=\"_000_VI1PR_\"", Lines("--_000_VI1PR_", "Content-Type: text/html; charset=\"iso-8859-1\"", "Content-Transfer-Encoding: quoted-printable", "", "<html></html>", "",
            "--_000_VI1PR_", "Content-Type: TEXT/CALENDAR; charset=\"utf-8\"; METHOD=REPLY", "Content-Transfer-Encoding: base64", "", Convert.ToBase64String(Encoding.UTF8.GetBytes(reply), Base64FormattingOptions.InsertLineBreaks), "", "--_000_VI1PR_--"));
    }

    /// <summary>Quoted-printable, the number of guests in the parameters, several events' worth of X- lines.</summary>
    public static byte[] Google(Guid id, string paul, string to, DateTimeOffset at)
    {
        var reply = Lines("BEGIN:VCALENDAR", "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:REPLY", "BEGIN:VEVENT", "DTSTART:20270104T100000Z", "DTEND:20270104T110000Z", "DTSTAMP:" + Stamp(at),
            $"ORGANIZER;CN=Fresh Eyes:mailto:{to}", "UID:" + id, "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=Paul", $"  Director;X-NUM-GUESTS=0:mailto:{paul}", "CREATED:" + Stamp(at), "SEQUENCE:0", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR");
        return Mail(paul, to, "Content-Type: multipart/mixed; boundary=\"0000000000\"", Lines("--0000000000", "Content-Type: multipart/alternative; boundary=\"1111111111\"", "",
            "--1111111111", "Content-Type: text/plain; charset=\"UTF-8\"; format=flowed; delsp=yes", "Content-Transfer-Encoding: base64", "", Convert.ToBase64String("Declined"u8), "",
            "--1111111111", "Content-Type: text/calendar; charset=\"UTF-8\"; method=REPLY", "Content-Transfer-Encoding: quoted-printable", "", reply.Replace("=", "=3D", StringComparison.Ordinal).Replace("SEQUENCE:0", "SEQUE=\r\nNCE:0", StringComparison.Ordinal), "",
            "--1111111111--", "--0000000000--"));
    }

    private static byte[] Mail(string from, string to, string type, string body) =>
        Encoding.UTF8.GetBytes(Lines($"From: Paul Director <{from}>", $"To: {to}", "Subject: Re: your invitation", $"Message-ID: <{Guid.NewGuid():N}@client.example>", "MIME-Version: 1.0", "Auto-Submitted: auto-replied", type, "", body));

    private static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";
    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
