using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Messages;

/// <summary>What somebody wrote: plain text, and files with it.</summary>
public sealed class ThreadMessage : IBelongToOrganisation
{
    public const int Longest = 5000;

    private ThreadMessage() { }

    public Guid ThreadId { get; private set; }
    public MessageThread Thread { get; private set; } = null!;
    /// <summary>From 1 on, without a gap.</summary>
    public int Number { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>The same and the files' names, without case and accents: both databases find it alike.</summary>
    public string SearchText { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    /// <summary>It came as an answer to a mail.</summary>
    public bool ByMail { get; private set; }
    /// <summary>Of the form or the mail it came with: the same one sent twice is one message.</summary>
    public string Mark { get; private set; } = "";
    public List<MessageFile> Files { get; private set; } = [];

    public static ThreadMessage Of(MessageThread thread, Guid personId, string text, string mark, bool byMail, DateTimeOffset now) => new()
    {
        ThreadId = thread.Id, Number = thread.LastNumber, OrganisationId = thread.OrganisationId, PersonId = personId, Text = text, SearchText = PeopleSearch.Fold(text), At = now, ByMail = byMail, Mark = mark,
    };

    public void Attach(CheckedFile file, DateTimeOffset now)
    {
        Files.Add(MessageFile.Of(this, file, now));
        SearchText += "\n" + PeopleSearch.Fold(file.Name);
    }

    /// <summary>Line ends of one kind, no other control characters, nothing empty around it.</summary>
    public static string Clean(string? text) => new string([.. (text ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim();
}
