namespace Upward.Browser.Tests.Support;

public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));
    public static string Artifacts => Path.Combine(Root, "artifacts");

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("Upward.slnx was not found above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "Upward.slnx")) ? folder.FullName : Find(folder.Parent);
}
