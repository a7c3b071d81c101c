using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Mail;
using Upward.Web.Tests.Features.Sessions.Interop;

namespace Upward.Web.Tests.Platform.Mail;

/// <summary>
/// H5: the mails about a session as bytes, from the words to the wire, held against files that were looked at by hand. Ids, addresses and
/// stamps are put in their place before the mail is encoded; only the boundaries and the date are put in afterwards.
/// Where a change is meant: UPWARD_GOLDEN=write, and look at what git shows.
/// </summary>
public sealed partial class GoldenMailTests
{
    [MailFact]
    public async Task H5_An_invitation_a_move_and_an_end_are_the_same_bytes_as_ever()
    {
        await using var pair = await MailedPair.StartAsync(now: new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        var session = await pair.PlanAsync(new DateOnly(2027, 3, 18), d => d with { Place = "Café “Gröna”, 2nd floor; left", Format = Upward.Web.Features.Sessions.SessionFormat.InPerson });
        await pair.MoveAsync(session, new DateOnly(2027, 4, 1), new(9, 30));
        await pair.CancelAsync(session);
        var wrong = new List<string>();
        foreach (var (number, letter) in (await pair.Story.MailsAsync()).Where(m => m.PersonId == pair.Story.Paul.Id).Index())
        {
            string Fixed(string text) => Stamp().Replace(text, "DTSTAMP:20270201T090000Z")
                .Replace(session.ToString(), "11111111-1111-7111-8111-111111111111", StringComparison.Ordinal).Replace(pair.Id.ToString(), "22222222-2222-7222-8222-222222222222", StringComparison.Ordinal)
                .Replace(pair.Story.Paul.Email, "paul.director@example.org", StringComparison.Ordinal).Replace(pair.Story.Amina.Email, "amina.haddad@example.org", StringComparison.Ordinal);
            using var post = new MailServer();
            await pair.Host.Services.GetRequiredService<IMailTransport>().SendAsync(MailServer.Settings, new(Guid.Parse($"33333333-3333-7333-8333-33333333333{number}"), post.Address, letter.ToName, letter.Subject, Fixed(letter.TextBody), Fixed(letter.HtmlBody), letter.ReplyTo, letter.UnsubscribeLink)
            {
                Calendar = new(letter.CalendarMethod!.Value, CalendarText.SentFrom(Fixed(letter.Calendar.Replace("\r\n ", "", StringComparison.Ordinal)), "reply@mailbox.test")),
            }, CancellationToken.None);
            var arrived = Assert.Single(await post.MailsAsync()).Raw;
            wrong.AddRange(Differences(letter.Kind, OwnBoundaries(Date().Replace(arrived, "Date: Mon, 01 Feb 2027 09:00:00 +0000")).Replace(post.Address, "paul.director@example.org", StringComparison.Ordinal)));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Differences(string kind, string mail)
    {
        var path = Path.Combine(Path.GetDirectoryName(Here())!, "Golden", kind + ".eml");
        if (Environment.GetEnvironmentVariable("UPWARD_GOLDEN") == "write")
        {
            File.WriteAllText(path, mail);
            yield break;
        }
        var golden = File.Exists(path) ? File.ReadAllText(path) : "";
        if (mail == golden) yield break;
        yield return $"{kind}: not the bytes of Golden/{kind}.eml (- golden, + now)";
        var (before, now) = (golden.Split('\n'), mail.Split('\n'));
        for (var n = 0; n < Math.Max(before.Length, now.Length); n++)
        {
            var (was, isNow) = (before.ElementAtOrDefault(n), now.ElementAtOrDefault(n));
            if (was == isNow) continue;
            yield return FormattableString.Invariant($"  {n + 1} - {Shown(was)}\n  {n + 1} + {Shown(isNow)}");
        }
    }

    /// <summary>They are made new each time, and only that they differ from one another counts. So does the order of a type's parameters, which the framework keeps in a table.</summary>
    private static string OwnBoundaries(string mail)
    {
        mail = Parameters().Replace(mail, "$2; $1");
        var known = new List<string>();
        return Boundary().Replace(mail, m =>
        {
            if (!known.Contains(m.Value)) known.Add(m.Value);
            return $"boundary_{(char)('A' + known.IndexOf(m.Value))}";
        });
    }

    private static string Shown(string? line) => line is null ? "(no line)" : line.Replace("\r", "␍", StringComparison.Ordinal);
    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("DTSTAMP:[0-9T]+Z")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"boundary_\d+_[0-9a-f-]{36}")]
    private static partial Regex Boundary();

    [GeneratedRegex("(charset=utf-8); (method=[A-Z]+)")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"^Date: [^\r]+", RegexOptions.Multiline)]
    private static partial Regex Date();
}
