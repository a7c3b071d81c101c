using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What a kept notice is made of: blocks with their lines, so that the page writes them as headings, paragraphs and lists.</summary>
public static class NoticeWords
{
    public enum Block { Heading, Paragraph, List }

    /// <summary>A first text to be checked by whoever answers for data protection: it says what this product does with data by default.</summary>
    public static async Task<string> DefaultAsync(AppDb db, Programme programme, Texts texts, CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == programme.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var contacts = await (from m in db.TeamMembers join p in db.People on m.PersonId equals p.Id
            where m.ProgrammeId == programme.Id && m.Role == TeamRole.NeutralContact && m.EndedAt == null orderby p.Name select p.Name).ToListAsync(ct);
        return Default(organisation, programme.Name, contacts, texts);
    }

    public static string Default(string organisation, string programme, IReadOnlyList<string> contacts, Texts texts) =>
        string.Join("\n\n", Parts.Select(part => texts["notice.default." + part, ("organisation", organisation), ("programme", programme),
            ("contact", contacts.Count > 0 ? string.Join(", ", contacts) : texts["notice.default.nobody"])]));

    private static readonly string[] Parts = ["who", "what", "see", "why", "long", "rights", "turn"];

    public static IEnumerable<(Block Kind, IReadOnlyList<string> Lines)> Read(string text)
    {
        foreach (var block in text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
            if (lines[0].StartsWith("## ", StringComparison.Ordinal)) { yield return (Block.Heading, [lines[0][3..]]); lines.RemoveAt(0); }
            foreach (var (isItem, run) in Runs(lines)) yield return (isItem ? Block.List : Block.Paragraph, run);
        }
    }

    private static IEnumerable<(bool IsItem, List<string> Lines)> Runs(List<string> lines)
    {
        for (var i = 0; i < lines.Count;)
        {
            var item = IsItem(lines[i]);
            var run = lines.Skip(i).TakeWhile(l => IsItem(l) == item).ToList();
            i += run.Count;
            yield return (item, item ? [.. run.Select(l => l[2..])] : run);
        }
        static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);
    }
}
