using System.Globalization;
using System.Text;

namespace Upward.Browser.Tests.Support;

/// <summary>A believable staff list as a CSV file: names in several scripts, a tree of managers, and the mistakes that real lists have.</summary>
public static class StaffList
{
    private static readonly string[] Given = ["Amina", "José", "Zoë", "Søren", "Łukasz", "محمد", "李", "Юлия", "Chidi", "Aoife", "Priya", "Kenji", "Fatima", "Björn", "Noor", "Tomás", "Ingrid", "Tunde", "Mei", "Olga"];
    private static readonly string[] Family = ["Haddad", "García", "O’Neill", "Kjær", "Wójcik", "الحسن", "伟", "Смирнова", "Okafor", "Murphy", "Sharma", "Tanaka", "\"Quick\" Adeyemi", "Åkesson", "van der Berg", "Núñez", "Moberg", "Nkosi", "Chen", "Petrova"];
    private static readonly string[] Departments = ["Data", "Operations", "People", "Sales", "Legal, Risk & Audit", "Research"];
    private static readonly string[] Zones = ["Europe/London", "Europe/Berlin", "Africa/Lagos", "Asia/Kolkata", "America/New_York"];

    /// <summary>How many rows the mistakes below leave out.</summary>
    public const int Mistakes = 5;

    public static byte[] Csv(int rows, bool mistakes = true)
    {
        var csv = new StringBuilder("Employee ID,Name,E-mail,Job title,Level,Department,Site,Time zone,Manager e-mail,Hire date,Languages\r\n");
        for (var i = 1; i <= rows; i++)
        {
            var manager = i == 1 ? "" : Email(Math.Max(1, i / 6));
            var email = Email(i);
            var hired = new DateOnly(2009, 1, 5).AddDays(i * 5 % 5800).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (mistakes && i == rows - 1) manager = "nobody@example.org";
            if (mistakes && i == rows - 2) manager = email;
            if (mistakes && i == rows - 3) email = "not an address";
            if (mistakes && i == rows - 4) email = Email(2);
            if (mistakes && i == rows - 5) hired = "31.02.2020";
            csv.Append(CultureInfo.InvariantCulture, $"{i:00000},{Quoted(Name(i))},{email},{(i < 40 ? "Director" : "Specialist")},{Level(i)},{Quoted(Departments[i % 6])},{(i % 3 == 0 ? "Leeds" : "Bristol")},{Zones[i % 5]},{manager},{hired},English; {(i % 2 == 0 ? "Arabic" : "German")}\r\n");
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    public static string Email(int i) => $"person{i}@example.org";

    private static string Name(int i) => $"{Given[i % 20]} {Family[i / 3 % 20]} {Roman(i)}";

    /// <summary>Keeps names apart without figures.</summary>
    private static string Roman(int i) => string.Concat(i.ToString(CultureInfo.InvariantCulture).Select(c => (char)('a' + c - '0')));

    private static int Level(int i) => i switch { 1 => 7, < 7 => 6, < 40 => 5, < 200 => 4, < 400 => 3, < 700 => 2, _ => 1 };

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
