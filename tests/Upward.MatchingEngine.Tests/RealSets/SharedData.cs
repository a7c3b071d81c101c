using Xunit;

namespace Upward.MatchingEngine.Tests.RealSets;

/// <summary>The real data beside the project, which is not part of it; a test that asks for it is skipped, saying so, where it is absent.</summary>
internal static class SharedData
{
    public static string File(string name)
    {
        var file = Root() is { } root ? Path.Combine(root, "..", "shared", "data", name) : null;
        Assert.SkipWhen(file is null || !System.IO.File.Exists(file), $"The real data is not here: ../shared/data/{name} beside the project.");
        return file!;
    }

    /// <summary>The rows of a CSV file by the names of its columns. Commas inside quotes do not part cells; the files hold no other finesse.</summary>
    public static List<Dictionary<string, string>> Table(string name)
    {
        var lines = System.IO.File.ReadLines(File(name)).Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second))];
    }

    private static string? Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(at.FullName, "Upward.slnx"))) return at.FullName;
        }
        return null;
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var parts = line.Split('"');
        var open = "";
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                open += parts[i];
                continue;
            }
            var outside = parts[i].Split(',');
            for (var k = 0; k < outside.Length; k++)
            {
                open += outside[k];
                if (k == outside.Length - 1) break;
                cells.Add(open);
                open = "";
            }
        }
        cells.Add(open);
        return cells;
    }
}
