using Upward.Web.Data;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>
/// Where mails for us wait: the folder mail-in of the data folder, one file each. `upward mail receive` puts them there, or a mail server that can
/// write files itself; the server takes them out. So the command needs no database, which on SQLite belongs to the running server alone.
/// </summary>
public sealed class MailSpool(DatabaseChoice choice)
{
    public const int Largest = 25 * 1024 * 1024;
    /// <summary>So far into a mail that is too large its header is looked for: who sent it, and where to. Real ones have some kilobytes.</summary>
    public const int LongestHeader = 256 * 1024;
    private const string Whole = ".eml", HeaderOnly = ".large";

    private string Folder => Path.Combine(choice.DataFolder, "mail-in");

    public Task PutAsync(byte[] mail, CancellationToken ct) => PutAsync(mail, Whole, ct);

    /// <summary>Of a mail that is too large: its header, so that whoever sent it can be told. Of its words nothing is kept.</summary>
    public Task PutTooLargeAsync(byte[] beginning, CancellationToken ct) => PutAsync(MimePart.HeaderOf(beginning), HeaderOnly, ct);

    public IReadOnlyList<string> Waiting() => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder).Where(path => path.EndsWith(Whole, StringComparison.Ordinal) || path.EndsWith(HeaderOnly, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(200)] : [];

    /// <summary>Whatever laid it there: of a mail that is too large only the header comes back.</summary>
    public static async Task<(byte[] Bytes, bool TooLarge)> ReadAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var tooLarge = file.Length > Largest || path.EndsWith(HeaderOnly, StringComparison.Ordinal);
        var bytes = new byte[tooLarge ? Math.Min(file.Length, LongestHeader) : file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        return (tooLarge ? MimePart.HeaderOf(bytes) : bytes, tooLarge);
    }

    /// <summary>Under its name only when it is whole: whoever takes mails out never meets half of one.</summary>
    private async Task PutAsync(byte[] bytes, string kind, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        var name = Path.Combine(Folder, Guid.CreateVersion7().ToString("N"));
        await File.WriteAllBytesAsync(name + ".part", bytes, ct);
        File.Move(name + ".part", name + kind);
    }
}
