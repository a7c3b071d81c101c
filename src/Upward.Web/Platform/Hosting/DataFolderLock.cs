using Upward.Web.Data;

namespace Upward.Web.Platform.Hosting;

/// <summary>
/// One process on one data folder: SQLite's locks protect the file, not our one-writer gate or a half-done import.
/// The lock goes with the process, however it ends.
/// </summary>
public sealed class DataFolderLock(DatabaseChoice choice) : IDisposable
{
    private FileStream? _file;

    public void Take()
    {
        if (_file is not null) return;
        try
        {
            Directory.CreateDirectory(choice.DataFolder);
            _file = new FileStream(Path.Combine(choice.DataFolder, "upward.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new RefusedToStartException($"The data folder {choice.DataFolder} cannot be written. Give this user write access, or choose another folder with the setting Upward:DataFolder.");
        }
        catch (IOException)
        {
            throw new RefusedToStartException($"Upward is already running on the data folder {choice.DataFolder}. Stop that one first, or start this one on another folder (setting Upward:DataFolder).");
        }
    }

    public void Dispose() => _file?.Dispose();
}
