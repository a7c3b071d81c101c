using Upward.Cli.Faults;

namespace Upward.Cli.Files;

/// <summary>A file that goes to the same reading as an upload: as it is, undecoded.</summary>
internal static class InputFile
{
    public static async Task<byte[]> ReadAsync(string command, string file, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, ct);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"upward {command}: {Shown.Quoted(file)} cannot be read: {error.Message}");
        }
    }
}
