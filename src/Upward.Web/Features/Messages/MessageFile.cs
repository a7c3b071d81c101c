using Upward.Web.Features.Messages.Files;
using Upward.Web.Platform;

namespace Upward.Web.Features.Messages;

/// <summary>
/// A file of a message. Its bytes lie in the database, as training pictures do: every node has them, they go into the same backup, and they are
/// gone in the same transaction as the message.
/// </summary>
public sealed class MessageFile : IBelongToOrganisation
{
    public const int Largest = 10 * 1024 * 1024, MostOfMessage = 5;
    /// <summary>Of one conversation together.</summary>
    public const long MostOfThread = 250L * 1024 * 1024;

    private MessageFile() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ThreadId { get; private set; }
    public int Number { get; private set; }
    public string Name { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public int Size { get; private set; }
    public byte[] Content { get; private set; } = [];

    public static MessageFile Of(ThreadMessage message, CheckedFile file, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = message.OrganisationId, ThreadId = message.ThreadId, Number = message.Number, Name = file.Name, Kind = file.Kind.ContentType, Size = file.Content.Length, Content = file.Content,
    };
}
