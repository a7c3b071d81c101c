using Upward.Cli.Faults;
using Upward.MatchingEngine.Formats;

namespace Upward.Cli.VerifyRound;

/// <summary>Reads a run record; whatever is wrong with the file ends in a sentence that says what to do.</summary>
internal static class RecordFile
{
    public static RunRecord Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw Refused(path, "is a folder, expected a run record.");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var record = RunRecordFormat.Read(file);
            return file.ReadByte() < 0 ? record : throw Refused(path, "The file goes on after the end of the record: something was added to it. Copy it again from where it was written.");
        }
        catch (StoredDataException fault)
        {
            throw Refused(path, $"{Shown.Plain(fault.Message, 500)} {Advice(fault.Fault)}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refused(path, "there is no such file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refused(path, $"cannot be read: {Shown.Plain(e.Message, 300)}");
        }
    }

    private static string Advice(StoredDataFault fault) => fault switch
    {
        StoredDataFault.OtherFormat => "Run records are written by `upward match --record` and `upward round export`.",
        StoredDataFault.OtherVersion => "Check it with the version of Upward that wrote it, or with a newer one.",
        StoredDataFault.CutOff => "Copy it again from where it was written.",
        StoredDataFault.Changed => "Copy it again from where it was written; when the original says the same, it proves nothing any more.",
        _ => "Its checksum fits, so it was written like this: not by Upward, or changed with intent. It proves nothing.",
    };

    private static RefusedException Refused(string path, string what) => new($"upward verify-round: {Shown.Plain(path, 300)}: {what}");
}
