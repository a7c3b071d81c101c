namespace Upward.Web.Tests.Repository;

/// <summary>The files of this clone, for tests about what no compiler sees.</summary>
internal static class Clone
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "lib", "Migrations"];

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Files below a folder that people wrote, with their path from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => extensions.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(Made.Contains))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(Path.Combine(Root, f))));

    private static string Find(DirectoryInfo? at)
    {
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Upward.slnx"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside a clone.");
    }
}
