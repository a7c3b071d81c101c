using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>
/// H5: the mails of a real mail server, opened in a real Thunderbird. Its own reader of mails finds the calendar, its own bar offers the
/// buttons, and its own answers come back into the session.
/// </summary>
public sealed class ThunderbirdTests
{
    private static readonly string[] Invited = ["Accept", "Tentative", "Decline", "More"];

    [MailFact, Trait("Category", "Long"), Trait("Id", "thunderbird")]
    public async Task H5_Thunderbird_takes_an_invitation_its_moves_and_its_end_as_one_event_and_its_answers_come_back()
    {
        await using var desk = await PaulsDesk.StartAsync();
        var (pair, thunderbird) = (desk.Pair, desk.Thunderbird);
        var id = await pair.PlanAsync(5, d => d with { Place = "Canteen, “window” side; 2nd floor", Format = SessionFormat.InPerson });
        async Task<OpenedMail> NextAsync(string press)
        {
            await pair.SendAsync();
            var opened = await thunderbird.OpenAsync((await desk.InvitationsAsync())[^1], press);
            Assert.Equal(1, opened.Items);
            Assert.Contains("Title: Paul Director and Amina Haddad Location: Canteen, “window” side; 2nd floor", opened.Told, StringComparison.Ordinal);
            return opened;
        }
        async Task IsAsync(OpenedMail opened, int sequence, string answer)
        {
            var session = await pair.OneAsync(id);
            var kept = Assert.Single(opened.Events);
            Assert.Equal((id.ToString(), "Paul Director and Amina Haddad", sequence, "CONFIRMED"), (kept.Uid, kept.Title, kept.Sequence, kept.Status));
            Assert.Equal((session.StartsAt, session.EndsAt, "Europe/Stockholm"), (kept.Start, kept.End, kept.Zone));
            Assert.Equal(("Canteen, “window” side; 2nd floor", "mailto:reply@mailbox.test", "Fresh Eyes"), (kept.Location, kept.Organizer, kept.OrganizerName));
            Assert.Equal(("ACCEPTED", answer, 2), (kept.AnswerOf(pair.Story.Amina.Email), kept.AnswerOf(desk.Address), kept.Attendees.Count));
        }
        async Task<Attendance> AnsweredAsync(OpenedMail opened)
        {
            Assert.Equal(Attendance.NeedsAction, (await pair.OneAsync(id)).ReplyOf(ProgrammeRole.Mentee));
            await pair.ReceiveAsync(Encoding.UTF8.GetBytes(opened.Reply!));
            return (await pair.OneAsync(id)).ReplyOf(ProgrammeRole.Mentee);
        }

        var invited = await NextAsync("Accept");
        Assert.Equal(("REQUEST", "This message contains an invitation to an event.", "The event has been added to your calendar."), (invited.Method, invited.Bar, invited.Done));
        Assert.Equal(Invited, invited.Buttons);
        await IsAsync(invited, 0, "ACCEPTED");
        Assert.Equal(Attendance.Accepted, await AnsweredAsync(invited));

        await pair.MoveAsync(id, 6, new(10, 30));
        var moved = await NextAsync("Tentative");
        Assert.Equal(("REQUEST", "This message contains an update to an existing event.", "The event has been updated."), (moved.Method, moved.Bar, moved.Done));
        Assert.Equal(Invited, moved.Buttons);
        await IsAsync(moved, 1, "TENTATIVE");
        Assert.NotEqual(invited.Events[0].Start, moved.Events[0].Start);
        Assert.Equal(Attendance.Tentative, await AnsweredAsync(moved));

        await pair.MoveAsync(id, 8, new(9, 15));
        var again = await NextAsync("Decline");
        Assert.Equal("This message contains an update to an existing event.", again.Bar);
        await IsAsync(again, 2, "DECLINED");
        Assert.Equal(Attendance.Declined, await AnsweredAsync(again));

        await pair.CancelAsync(id);
        var cancelled = await NextAsync("Delete");
        Assert.Equal(("CANCEL", "This message contains an event cancellation.", "The event has been deleted from your calendar."), (cancelled.Method, cancelled.Bar, cancelled.Done));
        Assert.Equal(["Delete"], cancelled.Buttons);
        Assert.Empty(cancelled.Events);
    }

    [MailFact, Trait("Category", "Long"), Trait("Id", "thunderbird")]
    public async Task H5_What_comes_late_or_twice_changes_nothing_in_Thunderbird()
    {
        await using var desk = await PaulsDesk.StartAsync();
        var (pair, thunderbird) = (desk.Pair, desk.Thunderbird);
        var id = await pair.PlanAsync(5);
        await pair.MoveAsync(id, 6, new(10, 30));
        await pair.MoveAsync(id, 8, new(9, 15));
        await pair.SendAsync();
        var session = await pair.OneAsync(id);
        var mails = await desk.InvitationsAsync();
        Assert.Equal(3, mails.Count);

        var kept = Assert.Single((await thunderbird.OpenAsync(mails[2], "Accept")).Events);
        Assert.Equal((id.ToString(), session.StartsAt, 2), (kept.Uid, kept.Start, kept.Sequence));
        foreach (var late in new[] { mails[0], mails[1], mails[2], mails[0] })
        {
            var opened = await thunderbird.OpenAsync(late);
            Assert.Equal("This message contains an event that has already been processed.", opened.Bar);
            Assert.Equal(["Details"], opened.Buttons);
            Assert.Equivalent(kept, Assert.Single(opened.Events), strict: true);
        }

        await pair.CancelAsync(id);
        await pair.SendAsync();
        var end = (await desk.InvitationsAsync())[3];
        Assert.Empty((await thunderbird.OpenAsync(end, "Delete")).Events);
        var twice = await thunderbird.OpenAsync(end);
        Assert.Equal("This message contains an event that has already been processed.", twice.Bar);
        Assert.Empty(twice.Buttons);
        // Thunderbird forgets what it deleted: a move that comes after the end is offered as if it were new. It is not taken unless somebody presses, and then it asks.
        Assert.Empty((await thunderbird.OpenAsync(mails[1])).Events);
    }

    [MailFact, Trait("Category", "Long"), Trait("Id", "thunderbird")]
    public async Task A_series_over_the_change_of_the_clock_is_an_event_each_at_its_hour_in_Thunderbird()
    {
        await using var desk = await PaulsDesk.StartAsync();
        var (pair, thunderbird) = (desk.Pair, desk.Thunderbird);
        // From before to after the next change of the clock, wherever today is.
        await pair.PlanAsync(3, d => d with { Count = 8, EveryDays = 28 });
        await pair.SendAsync();
        var sessions = await pair.Story.InAsync(d => d.Sessions.OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal(2, sessions.Select(s => s.StartsAt.TimeOfDay).Distinct().Count());
        IReadOnlyList<KeptEvent> kept = [];
        foreach (var mail in await desk.InvitationsAsync()) kept = (await thunderbird.OpenAsync(mail, "Accept")).Events;
        Assert.Equal(sessions.Select(s => (s.Id.ToString(), s.StartsAt, s.EndsAt)), kept.OrderBy(e => e.Start).Select(e => (e.Uid, e.Start, e.End)));
    }

    /// <summary>Paul, his mail program, and where his mails arrive.</summary>
    private sealed class PaulsDesk : IAsyncDisposable
    {
        private readonly MailServer _post = new();

        private PaulsDesk(MailedPair pair) => (Pair, Thunderbird) = (pair, Thunderbird.Of("Paul Director", Address));

        public MailedPair Pair { get; }
        public Thunderbird Thunderbird { get; }
        public string Address => _post.Address;

        public static async Task<PaulsDesk> StartAsync()
        {
            Thunderbird.Need();
            var desk = new PaulsDesk(await MailedPair.StartAsync());
            await desk.Pair.MovesToAsync(desk.Pair.Story.Paul, desk.Address);
            return desk;
        }

        /// <summary>As they came over SMTP, oldest first.</summary>
        public async Task<List<string>> InvitationsAsync() => [.. (await _post.MailsAsync()).Where(m => m.Attachments.Any(a => a.Type == "text/calendar")).Select(m => m.Raw)];

        public async ValueTask DisposeAsync()
        {
            await Pair.DisposeAsync();
            await Thunderbird.DisposeAsync();
            _post.Dispose();
        }
    }
}
