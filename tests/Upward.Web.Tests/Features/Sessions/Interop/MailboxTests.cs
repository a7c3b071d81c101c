using System.Globalization;
using System.Net.Mail;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>H5 H6: what we sent lies in a real mailbox in the shape that mail programs ask for, and what they answer comes back the same way.</summary>
public sealed class MailboxTests
{
    [MailFact]
    public async Task H5_In_the_mailbox_an_invitation_has_the_shape_that_mail_programs_look_for()
    {
        Mailbox.Need();
        await using var box = await Mailbox.OpenAsync("paul");
        await using var pair = await MailedPair.StartAsync();
        await pair.MovesToAsync(pair.Story.Paul, box.Address);
        var id = await pair.PlanAsync(5);
        await pair.MoveAsync(id, 6, new(10, 30));
        await pair.CancelAsync(id);
        await pair.SendAsync();

        static string Of(string method) => $"multipart/mixed(multipart/alternative(text/plain, text/html, text/calendar; method={method}), application/ics)";
        Assert.Equal([Of("REQUEST"), Of("REQUEST"), Of("CANCEL")], await box.StructuresAsync());
        // What the server decodes is what we wrote, byte by byte; and both places hold the same.
        var parts = await box.PartsAsync("1.3");
        Assert.Equal(parts, await box.PartsAsync("2"));
        Assert.All(parts, p => Assert.DoesNotContain('\n', p.Replace("\r\n", "", StringComparison.Ordinal)));
        Assert.All(parts, p => Assert.All(p.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75)));
        Assert.Equal(["0", "1", "2"], parts.Select(p => CalendarReader.Read(p)!.All("VEVENT").Single().Text("SEQUENCE")));
        Assert.All(parts, p => Assert.Equal(id.ToString(), CalendarReader.Read(p)!.All("VEVENT").Single().Text("UID")));
    }

    [MailFact]
    public async Task H6_Answers_go_out_by_a_mail_program_come_into_the_mailbox_and_stand_in_the_session()
    {
        Mailbox.Need();
        await using var answers = await Mailbox.OpenAsync("reply");
        await using var box = await Mailbox.OpenAsync("paul");
        await using var pair = await MailedPair.StartAsync(answers.Address);
        var story = pair.Story;
        await pair.MovesToAsync(story.Paul, box.Address);
        var id = await pair.PlanAsync(5);
        await pair.SendAsync();
        var invited = (await box.PartsAsync("1.3"))[^1];
        var taken = 0;
        async Task<Attendance> AfterAsync(string invitation, string answer, string from, int minutes = 0, int times = 1)
        {
            for (var n = 0; n < times; n++) await AnswerAsync(invitation, answer, from, box.Address, story.Now.AddMinutes(minutes));
            var mails = await answers.RawAsync();
            foreach (var mail in mails.Skip(taken)) await pair.ReceiveAsync(mail);
            Assert.Equal(taken + times, mails.Count);
            taken = mails.Count;
            return (await pair.OneAsync(id)).ReplyOf(ProgrammeRole.Mentee);
        }

        Assert.Equal(Attendance.NeedsAction, await AfterAsync(invited, "ACCEPTED", "someone@evil.example")); // forged
        Assert.Equal(Attendance.Tentative, await AfterAsync(invited, "TENTATIVE", box.Address, 1));
        Assert.Equal(Attendance.Accepted, await AfterAsync(invited, "ACCEPTED", box.Address, 2));
        Assert.Equal(Attendance.Declined, await AfterAsync(invited, "DECLINED", box.Address, 3, times: 3)); // the same three times
        Assert.Equal(Attendance.Declined, await AfterAsync(invited, "ACCEPTED", box.Address, 1)); // older, late
        Assert.Single(await story.MailsAsync(), m => m.Kind == "session-declined");

        await pair.MoveAsync(id, 7, new(11, 0));
        await pair.SendAsync();
        var moved = (await box.PartsAsync("1.3"))[^1];
        Assert.Equal(Attendance.NeedsAction, (await pair.OneAsync(id)).ReplyOf(ProgrammeRole.Mentee));
        Assert.Equal(Attendance.NeedsAction, await AfterAsync(invited, "ACCEPTED", box.Address, 5)); // to the time that is over
        Assert.Equal(Attendance.Accepted, await AfterAsync(moved, "ACCEPTED", box.Address, 6));
        var version = (await pair.OneAsync(id)).Version;
        Assert.Equal(Attendance.Accepted, await AfterAsync(moved, "ACCEPTED", box.Address, 6, times: 2));
        Assert.Equal(version, (await pair.OneAsync(id)).Version);
        Assert.Single(await story.MailsAsync(), m => m.Kind == "session-declined");

        await pair.CancelAsync(id);
        Assert.Equal(Attendance.Accepted, await AfterAsync(moved, "DECLINED", box.Address, 9)); // it is no more
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(pair.Host.Folder, "mail-in")));
    }

    /// <summary>Answers that three mail programs laid into the mailbox themselves, each in its own way of writing.</summary>
    [MailFact]
    public async Task Answers_as_Thunderbird_Outlook_and_Google_write_them_are_understood()
    {
        Mailbox.Need();
        await using var answers = await Mailbox.OpenAsync("reply");
        await using var pair = await MailedPair.StartAsync(answers.Address);
        var id = await pair.PlanAsync(5);
        var paul = pair.Story.Paul.Email;
        Attendance[] expected = [Attendance.Accepted, Attendance.Tentative, Attendance.Declined];
        foreach (var (n, write) in new Func<Guid, string, string, DateTimeOffset, byte[]>[] { AnswersOfOthers.Thunderbird, AnswersOfOthers.Outlook, AnswersOfOthers.Google }.Index())
        {
            await answers.AppendAsync(write(id, paul, answers.Address, pair.Story.Now.AddMinutes(n)));
            await pair.ReceiveAsync((await answers.RawAsync())[^1]);
            Assert.Equal(expected[n], (await pair.OneAsync(id)).ReplyOf(ProgrammeRole.Mentee));
        }
    }

    /// <summary>As a mail program does: to the organiser whom the invitation names, with the invited person as the only attendee.</summary>
    private static async Task AnswerAsync(string invitation, string answer, string from, string attendee, DateTimeOffset at)
    {
        var meeting = CalendarReader.Read(invitation)!.All("VEVENT").Single();
        var organizer = meeting.Find("ORGANIZER")!.Value;
        var reply = string.Join("\r\n", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//A mail program//EN", "METHOD:REPLY", "BEGIN:VEVENT", $"UID:{meeting.Text("UID")}", $"SEQUENCE:{meeting.Text("SEQUENCE")}",
            $"DTSTAMP:{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}", $"ORGANIZER:{organizer}", $"ATTENDEE;PARTSTAT={answer}:mailto:{attendee}", "END:VEVENT", "END:VCALENDAR", "");
        var server = MailServer.Settings;
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = true, Credentials = new System.Net.NetworkCredential(server.User, server.Password) };
        using var mail = new MailMessage(from, organizer["mailto:".Length..], "Re: " + answer, null) { AlternateViews = { AlternateView.CreateAlternateViewFromString("I have answered.", Encoding.UTF8, "text/plain") } };
        var type = new System.Net.Mime.ContentType("text/calendar") { CharSet = "utf-8" };
        type.Parameters["method"] = "REPLY";
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(reply, type));
        await client.SendMailAsync(mail);
    }
}
