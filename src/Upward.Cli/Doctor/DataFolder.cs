using Upward.Web.Data;

namespace Upward.Cli.Doctor;

/// <summary>Whether a server uses the folder. While nobody does, the lock is ours, so that none starts in the middle of the examination.</summary>
internal sealed class DataFolder : IDisposable
{
    private FileStream? _lock;

    private DataFolder() { }

    public required Finding Finding { get; init; }
    public bool IsInUse { get; private init; }

    public static DataFolder Open(DatabaseChoice choice)
    {
        const string name = "data folder";
        var folder = choice.DataFolder;
        // The lock belongs to SQLite: several servers may share a PostgreSQL.
        if (choice.IsPostgres) return new() { Finding = Finding.Good(name, "not needed with PostgreSQL") };
        if (!Directory.Exists(folder)) return new() { Finding = Finding.Note(name, $"{folder} does not exist yet; the first start makes it.") };
        var file = Path.Combine(folder, "upward.lock");
        if (!File.Exists(file)) return new() { Finding = Finding.Note(name, $"{folder} was never used by a server.") };
        try
        {
            return new() { _lock = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None), Finding = Finding.Good(name, $"{folder}, no server is running on it") };
        }
        catch (UnauthorizedAccessException)
        {
            return new() { Finding = Finding.Bad(name, $"{folder} cannot be written by user {Environment.UserName}.") };
        }
        catch (IOException)
        {
            return new() { IsInUse = true, Finding = Finding.Good(name, $"{folder}, in use by a running server") };
        }
    }

    public void Dispose() => _lock?.Dispose();
}
