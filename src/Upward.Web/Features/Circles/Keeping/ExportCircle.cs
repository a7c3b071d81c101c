using Upward.Web.Features.Endings;
using Upward.Web.Features.Messages;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles;

/// <summary>Everything of a circle that one of its members may read, as a file: for people as Markdown, for programs as JSON.</summary>
[UseCase]
public sealed class ExportCircle(FindCircle find, ReadGroupSessions sessions, KeepGroupNotes notes, ReadMessages messages, Texts texts)
{
    public async Task<IReadOnlyList<PairExport>> ReadAsync(CircleSpace circle, CancellationToken ct)
    {
        var parts = new List<PairExport>();
        var all = await sessions.OfAsync(circle, ct);
        var lines = new List<string>();
        foreach (var session in all.Past.Reverse().Concat(all.Coming))
            lines.Add(string.Join('\n', ((string[])[texts["session.exported", ("at", session.StartsAt), ("minutes", session.Minutes), ("state", texts["session.state." + session.State])], session.Topic, session.Agenda, (await notes.NoteAsync(session.Id, ct))?.Text ?? ""]).Where(t => t.Length > 0)));
        if (lines.Count > 0) parts.Add(new(texts["session.list"], lines));
        var talk = Conversation.Of(circle);
        var said = await messages.ListAsync(talk, null, int.MaxValue, ct);
        if (said.Messages.Count > 0)
            parts.Add(new(texts["pair.tab.messages"], [.. said.Messages.Select(m => string.Join('\n', new[] { $"{talk.Of(m.PersonId).Name}, {texts["message.at", ("at", m.At)]}", m.Text }.Concat(m.Files.Select(f => $"[{f.Name}]")).Where(l => l.Length > 0)))]));
        var actions = await notes.ActionsAsync(circle, ct);
        if (actions.Count > 0) parts.Add(new(texts["action.title"], [.. actions.Select(a => texts["followUp.action", ("who", a.OwnerId is { } owner ? talk.Of(owner).Name : texts["circle.action.all"]), ("what", a.Text)])]));
        return parts;
    }

    public async Task<byte[]?> FileAsync(Guid circleId, bool json, CancellationToken ct)
    {
        if (await find.FindAsync(circleId, ct) is not { } circle) return null;
        var parts = await ReadAsync(circle, ct);
        if (json) return PairExport.ToJson(new { programme = circle.Programme.Name, circle = circle.Name, formed = circle.FormedAt, closed = circle.ClosedAt, members = circle.Present.Select(p => p.Name), parts = parts.Select(p => new { title = p.Title, lines = p.Lines }) });
        return PairExport.ToMarkdown(circle.Name, texts["circle.lead", ("programme", circle.Programme.Name), ("at", circle.FormedAt)], parts);
    }
}
