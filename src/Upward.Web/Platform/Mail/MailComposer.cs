using System.Text;
using System.Text.Encodings.Web;
using Upward.Web.Data;
using Upward.Web.Features.Notifications;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Platform.Mail;

/// <summary>
/// Writes a mail from texts into the outbox, in the same unit of work as the change it tells of. Plain text and HTML from
/// the same parts: greeting, paragraphs, at most one button, a closing line. No images, no trackers.
/// Texts: mail.&lt;kind&gt;.subject and mail.&lt;kind&gt;.p1, .p2 … and .button.
/// </summary>
public sealed class MailComposer(AppDb db, TextCatalogue catalogue, ILogger<Texts> log, UnsubscribeLink unsubscribe, PublicAddress address, TimeProvider clock)
{
    /// <param name="Wishes">How and when they want what may wait; null: nobody asked, it goes as is usual.</param>
    public sealed record Recipient(Guid? PersonId, string Name, string Address, string Culture, ReaderZone Zone, DeliveryWishes? Wishes = null);

    public OutboxMail Add(Recipient to, string kind, string uniqueKey, string? buttonLink, bool secret, params (string Name, object? Value)[] arguments)
    {
        var texts = TextsFor(to);
        (string, object?)[] all = [("name", to.Name), .. arguments];
        var subject = texts[$"mail.{kind}.subject", all];
        var paragraphs = Enumerable.Range(1, 9).Select(i => $"mail.{kind}.p{i}").TakeWhile(texts.Has).Select(key => texts[key, all]).ToList();
        var button = buttonLink is null ? null : texts[$"mail.{kind}.button", all];
        var topic = NoticeTopics.Of(kind);
        if (topic is not null) paragraphs.Add(texts["mail.choose", ("link", address.LinkTo("/notifications/choose"))]);
        var mail = OutboxMail.To(db.OrganisationId, to.PersonId, to.Address, to.Name, kind, uniqueKey, subject,
            Plain(texts, to.Name, paragraphs, button, buttonLink), Html(texts, subject, to.Name, paragraphs, button, buttonLink), clock.GetUtcNow(), secret);
        if (to.PersonId is { } person && topic is not null)
            mail.As(to.Wishes?.Of(topic) ?? NoticeTopics.UsualOf(topic), to.Wishes?.AfterQuiet(to.Zone, mail.CreatedAt) ?? mail.CreatedAt, unsubscribe.For(db.OrganisationId, person, topic));
        db.Outbox.Add(mail);
        // What concerns somebody stands in their own centre too, however its mail goes. What is itself a key does not: without its link a line there would lead nowhere.
        if (to.PersonId is { } reader && !secret) db.Notices.Add(Notice.Of(mail, reader, PathOf(buttonLink)));
        return mail;
    }

    /// <summary>A page of ours for whoever is signed in. A link that lets somebody in is only for the mail.</summary>
    private string PathOf(string? link)
    {
        var root = address.LinkTo("/");
        if (link?.StartsWith(root, StringComparison.Ordinal) != true) return "";
        var path = link[(root.Length - 1)..];
        return path.StartsWith("/welcome/", StringComparison.Ordinal) ? "" : path;
    }

    /// <summary>A reminder, or, where it would have come too late, only a line in the list of mails.</summary>
    /// <param name="to">Who is reminded.</param>
    /// <param name="path">The page of ours that it is about.</param>
    /// <param name="due">When it was to go.</param>
    /// <param name="late">From then on it would only puzzle; null: it never does.</param>
    /// <returns>False: too late.</returns>
    public bool AddReminder(Recipient to, string kind, string uniqueKey, string path, DateTimeOffset due, DateTimeOffset? late, params (string Name, object? Value)[] arguments)
    {
        if (late <= clock.GetUtcNow())
        {
            AddTooLate(to, kind, uniqueKey, due, arguments);
            return false;
        }
        Add(to, kind, uniqueKey, address.LinkTo(path), secret: false, arguments).Until(late);
        return true;
    }

    /// <summary>
    /// A reminder that nobody sent while it would have helped: the process stood still, or the pair rested. It stands in the list of mails, without
    /// text and without a notice to anybody, and its key keeps it from being looked at again.
    /// </summary>
    /// <param name="to">Who would have got it.</param>
    /// <param name="due">When it was to go.</param>
    public void AddTooLate(Recipient to, string kind, string uniqueKey, DateTimeOffset due, params (string Name, object? Value)[] arguments)
    {
        // Nothing could have gone there in time either.
        if (to.Address.EndsWith(OutboxMail.Nowhere, StringComparison.Ordinal)) return;
        var subject = TextsFor(to)[$"mail.{kind}.subject", [("name", to.Name), .. arguments]];
        db.Outbox.Add(OutboxMail.To(db.OrganisationId, to.PersonId, to.Address, to.Name, kind, uniqueKey, subject, "", "", due).ComeTooLate(clock.GetUtcNow()));
    }

    /// <summary>Many things in one mail: a line for each, with its page.</summary>
    public OutboxMail AddDigest(Recipient to, Delivery rhythm, string uniqueKey, IReadOnlyList<(string Text, string Path)> lines)
    {
        var texts = new Texts(catalogue, log);
        texts.Speak(to.Culture, to.Zone);
        var subject = texts[$"mail.digest.{rhythm}", ("n", lines.Count)];
        List<string> paragraphs = [.. lines.Select(l => l.Path.Length > 0 ? $"{l.Text}\n{address.LinkTo(l.Path)}" : l.Text), texts["mail.choose", ("link", address.LinkTo("/notifications/choose"))]];
        var (button, link) = (texts["mail.digest.button"], address.LinkTo("/notifications"));
        var mail = OutboxMail.To(db.OrganisationId, to.PersonId, to.Address, to.Name, NoticeTopics.Digest, uniqueKey, subject, Plain(texts, to.Name, paragraphs, button, link), Html(texts, subject, to.Name, paragraphs, button, link), clock.GetUtcNow());
        mail.As(Delivery.AtOnce, to.Wishes?.AfterQuiet(to.Zone, mail.CreatedAt) ?? mail.CreatedAt, unsubscribe.For(db.OrganisationId, to.PersonId!.Value, rhythm.ToString()));
        db.Outbox.Add(mail);
        return mail;
    }

    /// <summary>A letter that people wrote themselves, with its own greeting: the frame is ours, the words are theirs.</summary>
    /// <param name="listed">It stands in the reader's centre too, by its subject and with this page (empty: none): the words are only in the mail. Null: it does not.</param>
    public OutboxMail AddWritten(Recipient to, string kind, string uniqueKey, string subject, string plain, string html, string? listed)
    {
        var texts = TextsFor(to);
        var mail = OutboxMail.To(db.OrganisationId, to.PersonId, to.Address, to.Name, kind, uniqueKey, subject,
            $"{plain.TrimEnd()}\n\n{texts["mail.footer"]}\n", Framed(texts, subject, html), clock.GetUtcNow());
        db.Outbox.Add(mail);
        if (listed is not null && to.PersonId is { } reader) db.Notices.Add(Notice.Of(mail, reader, listed));
        return mail;
    }

    /// <summary>The texts as this reader has them.</summary>
    public Texts TextsFor(Recipient to)
    {
        var texts = new Texts(catalogue, log);
        texts.Speak(to.Culture, to.Zone);
        return texts;
    }

    private static string Plain(Texts texts, string name, List<string> paragraphs, string? button, string? link)
    {
        var text = new StringBuilder(texts["mail.greeting", ("name", name)]).Append("\n\n");
        foreach (var paragraph in paragraphs) text.Append(paragraph).Append("\n\n");
        if (link is not null) text.Append(button).Append(":\n").Append(link).Append("\n\n");
        return text.Append(texts["mail.footer"]).Append('\n').ToString();
    }

    private static string Html(Texts texts, string subject, string name, List<string> paragraphs, string? button, string? link)
    {
        var encode = HtmlEncoder.Default;
        var html = new StringBuilder("<p>").Append(encode.Encode(texts["mail.greeting", ("name", name)])).Append("</p>");
        foreach (var paragraph in paragraphs) html.Append("<p>").Append(string.Join("<br>", paragraph.Split('\n').Select(encode.Encode))).Append("</p>");
        if (link is not null)
            html.Append("<p><a href=\"").Append(encode.Encode(link)).Append("\" style=\"display:inline-block;padding:10px 18px;border-radius:8px;background:#0F5B6E;color:#fff;text-decoration:none\">")
                .Append(encode.Encode(button!)).Append("</a></p><p style=\"font-size:13px;color:#626A6C\">").Append(encode.Encode(link)).Append("</p>");
        return Framed(texts, subject, html.ToString());
    }

    private static string Framed(Texts texts, string subject, string inside)
    {
        var encode = HtmlEncoder.Default;
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"").Append(texts.Culture.TwoLetterISOLanguageName).Append("\" dir=\"").Append(texts.Direction)
            .Append("\"><head><meta charset=\"utf-8\"><title>").Append(encode.Encode(subject))
            .Append("</title></head><body style=\"margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1A2327;background:#F6F4EF\">")
            .Append("<div style=\"max-width:36em;margin:0 auto;padding:24px;background:#fff;border-radius:12px\">").Append(inside);
        return html.Append("<p style=\"font-size:13px;color:#626A6C\">").Append(encode.Encode(texts["mail.footer"])).Append("</p></div></body></html>").ToString();
    }
}
