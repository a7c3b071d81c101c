using Upward.Web.Data;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>
/// Where mails for us wait: the folder mail-in of the data folder, one file each. `upward mail receive` puts them there, or a mail server that can
/// write files itself; the server takes them out. So the command needs no database, which on SQLite belongs to the running server alone.
/// </summary>
public sealed class MailSpool(DatabaseChoice choice)
{
    public const int Largest = 25 * 1024 * 1024;

    private string Folder => Path.Combine(choice.DataFolder, "mail-in");

    /// <summary>Under its name only when it is whole: whoever takes mails out never meets half of one.</summary>
    public async Task PutAsync(byte[] mail, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        var name = Path.Combine(Folder, Guid.CreateVersion7().ToString("N"));
        await File.WriteAllBytesAsync(name + ".part", mail, ct);
        File.Move(name + ".part", name + ".eml");
    }

    public IReadOnlyList<string> Waiting() => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.eml").Order(StringComparer.Ordinal).Take(200)] : [];
}
