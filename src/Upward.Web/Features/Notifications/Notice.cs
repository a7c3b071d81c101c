using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Notifications;

/// <summary>How somebody wants to be told of one kind of thing. Off: only in the centre.</summary>
public enum Delivery { AtOnce, Daily, Weekly, Off }

/// <summary>What concerns somebody, in their own centre: the same as the mail about it, by its subject and its page. It has the mail's id.</summary>
public sealed class Notice : IBelongToOrganisation
{
    private Notice() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";
    /// <summary>The page it is about; empty for none.</summary>
    public string Path { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    public static Notice Of(OutboxMail mail, Guid personId, string path) =>
        new() { Id = mail.Id, OrganisationId = mail.OrganisationId, PersonId = personId, Kind = mail.Kind, Title = mail.Subject, Path = path, At = mail.CreatedAt };

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}

public static class NoticeAccess
{
    /// <summary>One's own. Nobody else's centre can be looked into.</summary>
    public static IQueryable<Notice> For(this IQueryable<Notice> notices, CurrentPerson person) => notices.Where(n => n.PersonId == person.Id);
}
