namespace Upward.Web.Features.Demo.Plan;

/// <summary>The organisation chart: one chief executive, eight chiefs, 24 heads, their leads, and the staff; five levels.</summary>
public sealed class DemoTree(ulong seed)
{
    public const int Size = 240;
    /// <summary>Somebody whose level nobody has put into the scale: the level rule has to say so.</summary>
    private const string InterimTitle = "Contracts lead";

    private static readonly Dictionary<string, string> LanguageOf = new()
    {
        ["de"] = "de", ["fr"] = "fr", ["es"] = "es", ["pt_BR"] = "pt", ["pl"] = "pl", ["tr"] = "tr", ["nl"] = "nl", ["nb_NO"] = "nb", ["fi"] = "fi",
        ["vi"] = "vi", ["ru"] = "ru", ["uk"] = "uk", ["en_IND"] = "hi", ["ar"] = "ar", ["zh"] = "zh", ["ja"] = "ja", ["ko"] = "ko",
    };

    private readonly SeededRandom _random = SeededRandom.For(seed, "tree");
    private readonly DemoNames _names = new(seed);
    private readonly List<DemoPerson> _people = new(Size);

    public IReadOnlyList<DemoPerson> Grow()
    {
        var top = Add(DemoHouse.ChiefTitle, 7, 1, "Executive office", "Executive office", DemoSite.In("London"), null);
        var departments = new List<(DemoDepartment Department, string Division, int Head)>();
        foreach (var division in DemoHouse.Divisions)
        {
            var chief = Add(division.Chief, 6, 2, division.Name + " leadership", division.Name, DemoSite.In(division.City), top);
            foreach (var department in division.Departments)
                departments.Add((department, division.Name, Add(department.Head, 5, 3, department.Name, division.Name, PlaceOf(department.Head, DemoSite.In(division.City)), chief)));
        }
        var teams = new List<(DemoDepartment Department, string Division, int Lead)>();
        foreach (var (department, division, head) in departments)
            foreach (var title in department.Leads)
                teams.Add((department, division, Add(title, 4, 4, department.Name, division, PlaceOf(title, _people[head].Site), head)));
        var learning = departments.Single(d => d.Department.Name == DemoHouse.OrganiserDepartment);
        Organiser = Add(DemoHouse.OrganiserTitle, 4, 4, learning.Department.Name, learning.Division, DemoSite.In("London"), learning.Head);
        for (var next = 0; _people.Count < Size; next = (next + 1) % teams.Count) Hire(teams[next]);
        DrawDottedLines();
        return _people;
    }

    /// <summary>The seat that whoever tries the demo takes.</summary>
    public int Organiser { get; private set; }

    private void Hire((DemoDepartment Department, string Division, int Lead) team)
    {
        var rank = _random.Below(10) switch { < 3 => 1, < 7 => 2, _ => 3 };
        Add(team.Department.Staff[rank - 1], rank, 5, team.Department.Name, team.Division, Near(_people[team.Lead].Site), team.Lead);
    }

    /// <summary>Two in three sit with their manager.</summary>
    private DemoSite Near(DemoSite site) => _random.Chance(62) ? site : DemoSite.Draw(_random);

    private DemoSite PlaceOf(string title, DemoSite manager) => DemoHouse.PlaceOf.TryGetValue(title, out var city) ? DemoSite.In(city) : Near(manager);

    private int Add(string title, int rank, int depth, string department, string division, DemoSite site, int? manager)
    {
        var origin = _random.Pick(site.Origins);
        var name = _names.Next(origin);
        // Whom everybody meets first is written in letters that everybody reads.
        if (depth <= 2 && name.Preferred.Length > 0) name = name with { Full = name.Preferred, Preferred = "" };
        var number = _people.Count;
        var level = title == InterimTitle ? "Interim" : depth == 5 && _random.Chance(2) ? "Contractor" : DemoHouse.Levels[rank - 1];
        var outside = level != DemoHouse.Levels[rank - 1];
        _people.Add(new()
        {
            Number = number, Name = name.Full, PreferredName = name.Preferred, Email = $"{name.Mail}@{DemoHouse.Domain}",
            EmployeeId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{10_000 + number * 7 + _random.Below(7):000000}"),
            Title = title, Rank = outside ? 0 : rank, LevelName = level, Depth = depth,
            Department = department, Division = division, Site = site, Manager = manager,
            EmployedForDays = rank switch { 1 => _random.Between(40, 700), 2 => _random.Between(300, 2000), 3 => _random.Between(800, 3500), 4 => _random.Between(1200, 5500), _ => _random.Between(2000, 9000) },
            Languages = LanguagesOf(site, origin),
        });
        return number;
    }

    private List<string> LanguagesOf(DemoSite site, string origin)
    {
        var languages = new List<string> { site.Languages[0] };
        foreach (var local in site.Languages.Skip(1))
            if (_random.Chance(80)) languages.Add(local);
        if (LanguageOf.TryGetValue(origin, out var mother) && _random.Chance(85)) languages.Add(mother);
        if (_random.Chance(12)) languages.Add(_random.Pick(["es", "fr", "de"]));
        return [.. languages.Distinct()];
    }

    /// <summary>Second lines lead to a head or a chief elsewhere: always to a smaller depth, so that no circle can be.</summary>
    private void DrawDottedLines()
    {
        var heads = _people.Where(p => p.Depth is 2 or 3).ToList();
        foreach (var person in _random.Some(_people.Where(p => p.Depth >= 4), 18))
        {
            var second = _random.Pick(heads.Where(h => h.Division != person.Division).ToList());
            _people[person.Number] = person with { DottedManagers = [second.Number] };
        }
    }
}
