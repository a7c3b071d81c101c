using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Messages;

/// <param name="Mark">Of the form or the mail it came with: the same mark again is the same message.</param>
public sealed record NewMessage(string Text, IReadOnlyList<GivenFile> Files, string Mark, bool ByMail);

/// <summary>
/// Keeps what somebody wrote in a conversation, on the page or by mail, and tells the others. Two who write in the same moment get two numbers: whoever was
/// second takes the next one.
/// </summary>
[UseCase]
public sealed class KeepMessage(AppDb db, ScanFiles scan, NamesHeldBack names, TellOfMessage tell, TimeProvider clock)
{
    private const int MostTries = 12;

    /// <param name="talk">As whoever writes sees it.</param>
    /// <param name="said">What they wrote.</param>
    /// <param name="ct">Stops before anything is kept.</param>
    /// <returns>The message's number in the conversation.</returns>
    public async Task<Outcome<int>> InAsync(Conversation talk, NewMessage said, CancellationToken ct)
    {
        if (await RefuseAsync(talk, said, [.. said.Files.Select(f => f.Name)], ct) is { } refusal) return refusal;
        var files = said.Files.Select(CheckedFile.Read).ToList();
        if (files.Find(f => !f.Succeeded) is { } wrong) return wrong.Result;
        var passed = files.ConvertAll(f => f.Value!);
        if (await scan.ExecuteAsync(passed, ct) is { Succeeded: false } refused) return refused;
        return await PutAsync(talk, said, passed, ct);
    }

    /// <summary>With files that were looked at already; what is in <see cref="NewMessage.Files"/> is not.</summary>
    public async Task<Outcome<int>> WithAsync(Conversation talk, NewMessage said, IReadOnlyList<CheckedFile> files, CancellationToken ct) =>
        await RefuseAsync(talk, said, [.. files.Select(f => f.Name)], ct) is { } refusal ? refusal : await PutAsync(talk, said, files, ct);

    private async Task<Outcome?> RefuseAsync(Conversation talk, NewMessage said, IReadOnlyList<string> files, CancellationToken ct)
    {
        if (!talk.Runs) return Outcome.Refused(talk.IsPair ? "message.refused.ended" : "circle.refused.closed");
        var text = ThreadMessage.Clean(said.Text);
        if (text.Length == 0 && files.Count == 0) return Outcome.RefusedAt("Text", "message.refused.empty");
        if (text.Length > ThreadMessage.Longest) return Outcome.RefusedAt("Text", "refused.tooLong", ("max", ThreadMessage.Longest), ("length", text.Length));
        if (files.Count > MessageFile.MostOfMessage) return Outcome.RefusedAt("Files", "message.refused.tooMany", ("max", MessageFile.MostOfMessage));
        return talk.NamesNobody ? await names.ObjectAsync(talk.Me.PersonId, "Text", string.Join('\n', files.Prepend(text)), ct) : null;
    }

    private async Task<Outcome<int>> PutAsync(Conversation talk, NewMessage said, IReadOnlyList<CheckedFile> files, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            // Many at once: those who lost a number do not all run for the next one at the same moment.
            if (tries > 0) await Task.Delay(Random.Shared.Next(1, 20 * tries), ct);
            db.ChangeTracker.Clear();
            if (await TryAsync(talk, said with { Text = ThreadMessage.Clean(said.Text) }, files, ct) is { } kept) return kept;
        }
        return Outcome.Refused("refused.changedMeanwhile");
    }

    /// <summary>Null when another message took the number first.</summary>
    private async Task<Outcome<int>?> TryAsync(Conversation talk, NewMessage said, IReadOnlyList<CheckedFile> files, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var thread = await db.MessageThreads.Of(talk).Include(t => t.Members).SingleOrDefaultAsync(ct);
        if (thread is not null && await db.ThreadMessages.Where(m => m.ThreadId == thread.Id && m.Mark == said.Mark).Select(m => (int?)m.Number).SingleOrDefaultAsync(ct) is { } known) return known;
        if (thread is not null && files.Count > 0 && await db.MessageFiles.Where(f => f.ThreadId == thread.Id).SumAsync(f => (long)f.Size, ct) + files.Sum(f => (long)f.Content.Length) > MessageFile.MostOfThread)
            return Outcome.RefusedAt("Files", "message.refused.full", ("max", MessageFile.MostOfThread / 1024 / 1024));
        if (thread is null) db.MessageThreads.Add(thread = talk.MentorshipId is { } pair ? MessageThread.OfPair(db.OrganisationId, pair, talk.People[0].PersonId, talk.People[1].PersonId, now) : MessageThread.OfCircle(db.OrganisationId, talk.CircleId!.Value, now));
        if (!talk.IsPair) thread.Seat([.. talk.People.Where(p => p.IsHere).Select(p => p.PersonId)]);
        var message = thread.Write(talk.Me.PersonId, said.Text, said.Mark, said.ByMail, now);
        foreach (var file in files) message.Attach(file, now);
        db.ThreadMessages.Add(message);
        await tell.OthersAsync(talk, thread, ct);
        return (await db.SaveSeenAsync(ct)).Succeeded ? message.Number : null;
    }
}

/// <summary>Finds a conversation for one of those who are in it; for everybody else it does not exist.</summary>
[UseCase]
public sealed class FindConversation(FindPairSpace pairs, FindCircle circles)
{
    public async Task<Conversation?> OfPairAsync(Guid mentorshipId, CancellationToken ct) => await pairs.FindAsync(mentorshipId, ct) is { } pair ? Conversation.Of(pair) : null;

    public async Task<Conversation?> OfCircleAsync(Guid circleId, CancellationToken ct) => await circles.FindAsync(circleId, ct) is { } circle ? Conversation.Of(circle) : null;
}
