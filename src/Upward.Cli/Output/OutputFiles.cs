using System.Text;
using Upward.Cli.Faults;

namespace Upward.Cli.Output;

/// <summary>
/// Writes all results or none: each goes to a temporary file beside its target first, and only when all are complete are they renamed.
/// </summary>
/// <param name="command">Whose output, for the refusals.</param>
/// <param name="ownerOnly">Whether nobody else on this machine may read the files, where the system has such a thing.</param>
internal sealed class OutputFiles(string command, bool ownerOnly = false)
{
    private readonly List<(string Path, byte[] Bytes)> files = [];

    public void Add(string? path, Func<string> text)
    {
        if (path is not null) files.Add((path, Encoding.UTF8.GetBytes(text())));
    }

    public void Add(string? path, Action<Stream> write)
    {
        if (path is null) return;
        using var bytes = new MemoryStream();
        write(bytes);
        files.Add((path, bytes.ToArray()));
    }

    public IEnumerable<string> Paths => files.Select(f => f.Path);

    /// <summary>Called before any work: an hour of matching must not end in "there is no such folder".</summary>
    public static void RefuseUnusable(string command, IReadOnlyList<(string Option, string Path)> inputs, IReadOnlyList<(string Option, string Path)> outputs)
    {
        var mistakes = new List<string>();
        var taken = inputs.Select(i => (i.Option, Path: Real(i.Path))).ToList();
        foreach (var (option, path) in outputs)
        {
            if (IsDevice(path)) continue;
            var real = Real(path);
            if (taken.FirstOrDefault(t => SamePath(t.Path, real)) is { Option: not null } same)
                mistakes.Add($"{option} {Shown.Plain(path, 200)} is the same file as {same.Option}: it would be overwritten. Choose another name.");
            else if (Directory.Exists(path))
                mistakes.Add($"{option} {Shown.Plain(path, 200)} is a folder, expected a file name.");
            else if (Path.GetDirectoryName(real) is { } folder && !Directory.Exists(folder))
                mistakes.Add($"{option} {Shown.Plain(path, 200)}: there is no folder {Shown.Plain(folder, 200)}. Create it first.");
            taken.Add((option, real));
        }
        if (mistakes.Count > 0) throw new RefusedException(string.Join('\n', mistakes.Select(m => $"upward {command}: {m}")));
    }

    public void Write()
    {
        var ready = new List<(string Temporary, string Target)>();
        try
        {
            foreach (var (path, bytes) in files)
            {
                if (IsDevice(path)) continue;
                // A link keeps pointing where it points: its target is replaced, not the link.
                var target = Real(path);
                var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
                ready.Add((temporary, target));
                WriteNew(temporary, bytes);
            }
            foreach (var (temporary, target) in ready) File.Move(temporary, target, overwrite: true);
            foreach (var (path, bytes) in files.Where(f => IsDevice(f.Path))) File.WriteAllBytes(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RefusedException($"upward {command}: the result cannot be written: {Shown.Plain(e.Message, 300)}");
        }
        finally
        {
            foreach (var (temporary, _) in ready) DeleteQuietly(temporary);
        }
    }

    // "--out /dev/null" and "--json /dev/stdout" are written to, never replaced: root could otherwise rename a file over them.
    private static bool IsDevice(string path) => Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private void WriteNew(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // From the first byte on: a mode set afterwards comes too late.
        if (ownerOnly && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(bytes);
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done for a temporary file in a folder that has gone; the first error is already reported.
        }
    }

    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            return full;
        }
    }

    // Case ignored on every system: a refusal too many on Linux is better than a lost staff list on Windows and macOS.
    private static bool SamePath(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
