using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Upward.Web.Platform;

namespace Upward.Web.Features.Messages.Files;

/// <summary>
/// Lets a scanner look at a file before it is kept: a program that the operator names in the configuration (Upward:FileScanner), called with the
/// path of a copy. 0 lets the file pass, anything else refuses it; so does a scanner that cannot be started or takes too long. It is no setting of
/// a page: a stolen session of an admin must not be able to name a program.
/// </summary>
public sealed class ScanFiles(IOptionsMonitor<UpwardSettings> settings, ILogger<ScanFiles> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<Outcome> ExecuteAsync(IReadOnlyList<CheckedFile> files, CancellationToken ct)
    {
        if (settings.CurrentValue.FileScanner is not { Length: > 0 } scanner) return Outcome.Done;
        foreach (var file in files)
        {
            var copy = Path.Combine(Path.GetTempPath(), $"upward-scan-{Guid.NewGuid():N}");
            try
            {
                await File.WriteAllBytesAsync(copy, file.Content, ct);
                if (await AskAsync(scanner, copy, ct) is not { } answer) return Outcome.RefusedAt("Files", "message.refused.noScanner");
                if (answer != 0) return Outcome.RefusedAt("Files", "message.refused.scanned", ("name", file.Name));
            }
            finally
            {
                File.Delete(copy);
            }
        }
        return Outcome.Done;
    }

    /// <summary>Null: it could not be asked.</summary>
    private async Task<int?> AskAsync(string scanner, string path, CancellationToken ct)
    {
        // "clamdscan --no-summary --fdpass": words between blanks, no shell.
        var words = scanner.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in words.Skip(1)) start.ArgumentList.Add(word);
        start.ArgumentList.Add(path);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
                return process.ExitCode;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                if (ct.IsCancellationRequested) throw;
                log.LogError("The file scanner took longer than {Seconds} seconds and was stopped.", Patience.TotalSeconds);
                return null;
            }
        }
        catch (Win32Exception missing)
        {
            log.LogError("The file scanner cannot be started: {Reason}", missing.Message);
            return null;
        }
    }
}
