using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>What became of a mail that came in. Of its words nothing is logged.</summary>
public enum ReplyEnd { Kept, NotForUs, ByMachine, NotTheirs, Refused, TooLarge }

/// <summary>Takes one mail: a calendar's answer to an invitation, or an answer in a conversation, from the person whose address it was sent to, with what they wrote and attached and nothing they quoted.</summary>
[UseCase]
public sealed class TakeReply(AppDb db, OrganisationScope scope, ReplyAddress addresses, SortFiles sort, KeepMessage keep, TakeCalendarReply calendars, MailComposer mail, PublicAddress site, RequestOrigin origin)
{
    // The first three are set by the servers on the way; the last two by the sender.
    private static readonly string[] Receivers = ["Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"];

    private const int MostLines = 20;

    public Task<ReplyEnd> ExecuteAsync(byte[] bytes, CancellationToken ct) =>
        bytes.Length > MailSpool.Largest ? ExecuteAsync(MimePart.HeaderOf(bytes), tooLarge: true, ct) : ExecuteAsync(bytes, tooLarge: false, ct);

    /// <param name="bytes">The mail.</param>
    /// <param name="tooLarge">It is only the header of one that cannot be taken: whoever sent it is told, by the same rules by which it would have been kept.</param>
    /// <param name="ct">Stops before anything is kept.</param>
    public async Task<ReplyEnd> ExecuteAsync(byte[] bytes, bool tooLarge, CancellationToken ct)
    {
        var letter = MimePart.Read(bytes);
        // What a calendar answers to an invitation is the work of a machine by its nature, and comes to the bare mailbox.
        if (letter.Calendar() is { Length: > 0 } calendar)
        {
            origin.RequestId = "job replies";
            return letter.Addresses("From").ToList() is [var sender] && await calendars.ExecuteAsync(sender, calendar, ct) ? ReplyEnd.Kept : ReplyEnd.NotForUs;
        }
        if (await FindAsync(letter, ct) is not { } member) return ReplyEnd.NotForUs;
        if (WroteItself(letter)) return ReplyEnd.ByMachine;
        scope.Use(member.OrganisationId);
        origin.RequestId = "job replies";
        if (!letter.Addresses("From").Take(2).ToList().TrueForAll(member.Owns) || !letter.Addresses("From").Any()) return ReplyEnd.NotTheirs;
        if (await TalkOfAsync(member, ct) is not { } talk) return ReplyEnd.NotForUs;
        var mark = "mail:" + Convert.ToHexStringLower(SHA256.HashData(letter.First("Message-ID") is { Length: > 4 } id ? Encoding.UTF8.GetBytes(id) : bytes))[..32];
        if (tooLarge)
        {
            // On the page of a conversation that has ended there is no place for it either.
            await SayAsync(member, talk, talk.Runs ? "message-too-large" : RefusedIn(talk), mark, [], ct);
            return ReplyEnd.TooLarge;
        }
        var words = QuotedText.CutOff(letter.Words());
        // Where nothing is kept anyway no scanner is asked.
        var files = talk.Runs ? await sort.ExecuteAsync(talk, letter.Files(), ct) : new([], []);
        var kept = await keep.WithAsync(talk, new(words, [], mark, ByMail: true), files.Kept, ct);
        // Nothing of it but files that cannot be kept: the mail about the files says all there is to say.
        var onlyFiles = words.Length == 0 && files is { Kept.Count: 0, LeftOut.Count: > 0 };
        if (!kept.Succeeded && !onlyFiles) await SayAsync(member, talk, RefusedIn(talk), mark, [], ct);
        else if (files.LeftOut.Count > 0) await SayAsync(member, talk, onlyFiles ? "message-files-refused" : "message-files-left", mark, files.LeftOut, ct);
        return kept.Succeeded ? ReplyEnd.Kept : ReplyEnd.Refused;
    }

    private sealed record Member(Guid OrganisationId, Guid PersonId, Guid? MentorshipId, Guid? CircleId, string Address, string? AccountAddress)
    {
        public bool Owns(string address) => address.Equals(Address, StringComparison.OrdinalIgnoreCase) || address.Equals(AccountAddress, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<Member?> FindAsync(MimePart letter, CancellationToken ct)
    {
        foreach (var address in Receivers.SelectMany(letter.Addresses).Distinct(StringComparer.OrdinalIgnoreCase).Take(50))
        {
            if (await addresses.MemberAtAsync(address, ct) is not { } id) continue;
            using var everywhere = scope.UseInstallation();
            return await db.ThreadMembers.IgnoreQueryFilters().Where(m => m.Id == id && m.Person.LeftAt == null)
                .Select(m => new Member(m.OrganisationId, m.PersonId, m.Thread.MentorshipId, m.Thread.CircleId, m.Person.Email, db.Users.Where(a => a.Id == m.Person.AccountId).Select(a => a.Email).FirstOrDefault())).SingleOrDefaultAsync(ct);
        }
        return null;
    }

    /// <summary>As whoever answers sees it; nothing for one who is not in it any more.</summary>
    private async Task<Conversation?> TalkOfAsync(Member member, CancellationToken ct) =>
        member.MentorshipId is { } pair ? await db.Mentorships.AsNoTracking().WithBoth().SingleOrDefaultAsync(m => m.Id == pair, ct) is { } mentorship ? Conversation.Of(OwnSpace.Of(mentorship, member.PersonId)) : null
        : await db.Circles.AsNoTracking().WithAll().SingleOrDefaultAsync(c => c.Id == member.CircleId && c.Members.Any(m => m.PersonId == member.PersonId && m.LeftAt == null), ct) is { } circle ? Conversation.Of(CircleSpace.Of(circle, member.PersonId)) : null;

    /// <summary>RFC 3834, and what programs did before it. Two that answer each other would never end.</summary>
    private static bool WroteItself(MimePart letter) =>
        (letter.First("Auto-Submitted") is { } auto && !auto.StartsWith("no", StringComparison.OrdinalIgnoreCase))
        || letter.First("Precedence")?.Trim().ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply"
        || letter.First("X-Autoreply") is not null || letter.First("X-Autorespond") is not null || letter.First("List-Id") is not null
        || letter.First("Return-Path")?.Trim() == "<>" || letter.ContentType == "multipart/report";

    private static string RefusedIn(Conversation talk) => talk.IsPair ? "message-refused" : "circle-message-refused";

    /// <summary>They believe that it has arrived: they learn that it has not, or which files have not. Not what they wrote, and once.</summary>
    private async Task SayAsync(Member member, Conversation talk, string kind, string mark, IReadOnlyList<Message> why, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var key = $"{kind}:{member.PersonId:N}:{mark}";
        if (await db.Outbox.AnyAsync(m => m.UniqueKey == key, ct)) return;
        if (await db.ReachableAsync(member.PersonId, ct) is not { } to) return;
        var texts = mail.TextsFor(to);
        mail.Add(to, kind, key, site.LinkTo(talk.Path), secret: false, ("files", string.Join('\n', why.Select(texts.Say).Distinct().Take(MostLines).Select(line => "- " + line))),
            ("max", MailSpool.Largest / 1024 / 1024), ("file", MessageFile.Largest / 1024 / 1024));
        await db.SaveSeenAsync(ct);
    }
}

/// <summary>All mails that wait, each in a scope of its own. One that cannot be read is put aside once, and does not hold up the others.</summary>
[UseCase]
public sealed class TakeReplies(MailSpool spool, IServiceScopeFactory scopes, ILogger<TakeReplies> log)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        foreach (var path in spool.Waiting())
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var (bytes, tooLarge) = await MailSpool.ReadAsync(path, ct);
                var end = await scope.ServiceProvider.GetRequiredService<TakeReply>().ExecuteAsync(bytes, tooLarge, ct);
                log.LogInformation("A mail that came in: {End}", end);
            }
            catch (FileNotFoundException)
            {
                // Another node on the same folder was faster.
                continue;
            }
            catch (Exception error) when (error is FormatException or ArgumentException or System.Text.RegularExpressions.RegexMatchTimeoutException)
            {
                log.LogWarning("A mail that came in cannot be read: {Kind}", error.GetType().Name);
            }
            // Whatever became of it: its words do not stay on the disk.
            File.Delete(path);
        }
    }
}
