using System.Globalization;
using System.Text;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Tests.Features.People.Import;

/// <summary>
/// Organisations made of real rows: departments, roles and levels of the IBM HR set, names of many scripts, O*NET titles.
/// The data lies beside the project; where it is absent the tests that need it are skipped.
/// </summary>
internal static class RealStaff
{
    public sealed record Member(int Number, string Name, string Email, string Id, string Title, int Level, string Department, string Country, string Start, int? Manager);

    public static IReadOnlyList<Member> Organisation(int size, int seed = 7)
    {
        var hr = Table("ibm_hr/emp_attrition.csv");
        var given = Names("names/common-forenames-by-country.csv");
        var family = Names("names/common-surnames-by-country.csv");
        var titles = Table("onet/Sample of Reported Titles.txt").Rows.Skip(1).Select(r => r.Cell(1)).ToList();
        var countries = given.Keys.Order(StringComparer.Ordinal).ToList();
        var random = new Random(seed);
        var staff = new List<Member>(size);
        var bosses = new Dictionary<int, List<int>>();
        for (var i = 0; i < size; i++)
        {
            // Every tenth of a thousand is senior, so that ever larger organisations keep the shape of the first.
            var row = hr.Rows[1 + i % (hr.Rows.Count - 1)];
            var level = i == 0 ? 6 : int.Parse(row.Cell(14), CultureInfo.InvariantCulture);
            var country = countries[random.Next(countries.Count)];
            var name = $"{Pick(given[country], random)} {Pick(family.GetValueOrDefault(country) ?? given[country], random)}";
            var above = Enumerable.Range(level + 1, 6).FirstOrDefault(l => bosses.ContainsKey(l));
            int? manager = above == 0 ? i == 0 ? null : 0 : bosses[above][random.Next(bosses[above].Count)];
            if (!bosses.TryGetValue(level, out var peers)) bosses[level] = peers = [];
            peers.Add(i);
            var start = new DateOnly(2024, 6, 30).AddDays(-365 * int.Parse(row.Cell(31), CultureInfo.InvariantCulture) - random.Next(365));
            staff.Add(new(i, name, $"p{i}@harbourvale.example", i.ToString("D6", CultureInfo.InvariantCulture), titles[random.Next(titles.Count)], level, row.Cell(4), country,
                start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), manager));
        }
        return staff;
    }

    public static byte[] Csv(IReadOnlyList<Member> staff, char delimiter = ',', bool bom = true)
    {
        var text = new StringBuilder();
        text.AppendLine(string.Join(delimiter, "Employee ID", "Full name", "E-mail", "Job title", "Level", "Department", "Country", "Hire date", "Manager e-mail"));
        foreach (var m in staff)
            text.AppendJoin(delimiter, new[] { m.Id, m.Name, m.Email, m.Title, m.Level.ToString(CultureInfo.InvariantCulture), m.Department, m.Country, m.Start, m.Manager is { } b ? staff[b].Email : "" }
                .Select(c => c.Contains(delimiter) || c.Contains('"') ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)).Append("\r\n");
        return [.. bom ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static CsvTable Table(string file)
    {
        var path = Path(file);
        Assert.SkipWhen(path is null, "../shared/data is not beside the project");
        return CsvReading.Read(File.ReadAllBytes(path!)).Table!;
    }

    private static Dictionary<string, List<string>> Names(string file)
    {
        var table = Table(file);
        var country = Array.IndexOf(table.Rows[0].Cells, "Country");
        var name = Array.IndexOf(table.Rows[0].Cells, "Localized Name");
        return table.Rows.Skip(1).Where(r => r.Cell(name).Length > 0).GroupBy(r => r.Cell(country)).ToDictionary(g => g.Key, g => g.Select(r => r.Cell(name)).ToList());
    }

    private static string Pick(List<string> names, Random random) => names[random.Next(names.Count)];

    private static string? Path(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            foreach (var data in new[] { "shared/data", "../shared/data" })
                if (File.Exists(System.IO.Path.Combine(folder.FullName, data, file))) return System.IO.Path.Combine(folder.FullName, data, file);
        return null;
    }
}
