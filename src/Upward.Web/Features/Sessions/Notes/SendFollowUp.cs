using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// The mail after a session (R260): drafted from the shared note, what was learned and the actions; edited; sent once to both.
/// A private note never comes near it.
/// </summary>
[UseCase]
public sealed class SendFollowUp(AppDb db, CurrentPerson person, FindSession find, KeepNotes notes, MailComposer mail, Texts texts, TimeProvider clock)
{
    public string DraftOf(FoundSession found, KeepNotes.Shown shown)
    {
        var draft = new StringBuilder(texts["followUp.hello", ("name", found.Pair.Partner.CallName)]).Append("\n\n").Append(texts["followUp.thanks", ("at", found.Session.StartsAt)]).Append('\n');
        if (shown.Shared is { Text.Length: > 0 } shared) draft.Append('\n').Append(shared.Text).Append('\n');
        if (shown.Mine is { Text.Length: > 0 } mine) draft.Append('\n').Append(texts["followUp.learned"]).Append('\n').Append(mine.Text).Append('\n');
        var actions = shown.Actions.Where(a => a.DoneAt is null).ToList();
        if (actions.Count > 0) draft.Append('\n').Append(texts["followUp.actions"]).Append('\n');
        foreach (var action in actions)
        {
            var who = action.Owner is null ? texts["action.both"] : (action.Owner == found.Pair.Me.Role ? found.Pair.Me : found.Pair.Partner).CallName;
            draft.Append("- ").Append(action.DueOn is { } due ? texts["followUp.action.due", ("who", who), ("what", action.Text), ("due", due)] : texts["followUp.action", ("who", who), ("what", action.Text)]).Append('\n');
        }
        return draft.Append('\n').Append(texts["followUp.bye", ("name", found.Pair.Me.CallName)]).Append('\n').ToString();
    }

    public async Task<Outcome> SendAsync(Guid mentorshipId, Guid sessionId, string body, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return Outcome.NotFound;
        if (!found.Pair.Runs) return Outcome.Refused("session.refused.ended");
        if (clock.GetUtcNow() < found.Session.StartsAt || found.Session.State == SessionState.Cancelled) return Outcome.Refused("followUp.refused.notYet");
        var clean = body.ReplaceLineEndings("\n").Trim();
        if (clean.Length == 0) return Outcome.RefusedAt("Body", "followUp.refused.empty");
        if (clean.Length > FollowUp.Longest) return Outcome.RefusedAt("Body", "refused.tooLong", ("max", FollowUp.Longest), ("length", clean.Length));
        if ((await notes.OfAsync(found, ct)).FollowUp is not null) return Outcome.Refused("followUp.refused.sent");
        db.FollowUps.Add(FollowUp.Of(found.Session, person.Id, clock.GetUtcNow()));
        Guid[] both = [found.Pair.Me.PersonId, found.Pair.Partner.PersonId];
        foreach (var (id, to) in await db.ReachableAsync(both, ct))
            mail.AddWritten(to, "session-follow-up", $"session-follow-up:{sessionId:N}:{id:N}", mail.TextsFor(to)["followUp.subject", ("mentee", found.Pair.Mentee.CallName), ("mentor", found.Pair.Mentor.CallName), ("at", found.Session.StartsAt)], clean, Paragraphs(clean), $"/pairs/{mentorshipId}/sessions/{sessionId}");
        var saved = await db.SaveSeenAsync(ct);
        // Both pressed at once: one was first.
        return saved.Succeeded ? saved : Outcome.Refused("followUp.refused.sent");
    }

    private static string Paragraphs(string text) => string.Concat(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => $"<p>{string.Join("<br>", p.Split('\n').Select(System.Net.WebUtility.HtmlEncode))}</p>"));
}
