namespace Upward.Cli.Tests;

public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Example(string name) => Path.Combine(Root, "docs", "examples", name);

    /// <summary>A file of the shared real data beside the project; the test is skipped, saying so, where it is absent.</summary>
    public static string SharedData(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", name));
        if (!File.Exists(path)) Assert.Skip($"The real data is not here: {Path.Combine("..", "shared", "data", name)}");
        return path;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Upward.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Upward.slnx is nowhere above the tests");
        return folder;
    }
}
