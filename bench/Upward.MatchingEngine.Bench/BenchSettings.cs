using System.Globalization;

namespace Upward.MatchingEngine.Bench;

internal sealed record BenchSettings(string Folder, Objective Objective, string? Edges, int Threads, int Runs, int DropOuts, int Keep, string? Pairs, string? Duals, int? CancelAfter = null)
{
    internal static BenchSettings? Of(string[] args)
    {
        if (args.Length == 0 || args.Length % 2 == 0 || !Directory.Exists(args[0])) return null;
        var settings = new BenchSettings(args[0], Objective.PeopleFirst, null, 0, 1, 0, 0, null, null);
        for (var i = 1; i < args.Length; i += 2)
        {
            var value = args[i + 1];
            switch (args[i])
            {
                case "--objective" when value is "people-first" or "total": settings = settings with { Objective = value == "total" ? Objective.Total : Objective.PeopleFirst }; break;
                case "--edges": settings = settings with { Edges = value }; break;
                case "--threads": settings = settings with { Threads = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--runs": settings = settings with { Runs = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--drop-outs": settings = settings with { DropOuts = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--keep": settings = settings with { Keep = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--pairs": settings = settings with { Pairs = value }; break;
                case "--duals": settings = settings with { Duals = value }; break;
                case "--cancel-after": settings = settings with { CancelAfter = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                default: return null;
            }
        }
        return settings;
    }
}
