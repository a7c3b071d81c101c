using System.Collections;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Content;
using Upward.Web.Features.Kit;
using Upward.Web.Features.Training.Content;

namespace Upward.Web.Tests.Text;

/// <summary>Everything that people wrote and that the database holds: names, titles, skills. Where a page shows it, it is no text of ours.</summary>
internal sealed class DataWords
{
    private readonly List<string> _longestFirst;

    private DataWords(IEnumerable<string> strings) => _longestFirst = [.. strings.OrderByDescending(s => s.Length)];

    public static async Task<DataWords> OfAsync(Story story)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        // Vocabularies that ship with the product and that organisations edit: data from the first day on.
        foreach (var vocabulary in typeof(AppDb).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("data/", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var file = typeof(AppDb).Assembly.GetManifestResourceStream(vocabulary)!;
            Collect(JsonDocument.Parse(file).RootElement, found);
        }
        // Letters and sections of the kit are whole files, one folder for each language.
        foreach (var text in ShippedText.All) found.UnionWith([text.Title, text.Note, text.Subject]);
        found.UnionWith(ShippedTraining.Units.SelectMany(u => new[] { u.Title, u.Summary }).Concat(ShippedTraining.Guidelines.SelectMany(g => new[] { g.Title, g.Summary })));
        found.UnionWith(ShippedCurriculum.Units.SelectMany(u => new[] { u.Title, u.Summary, u.Tip }.Concat(u.Parts.Exercises.Select(e => e.Text))));
        foreach (var organisation in new[] { story.OrganisationId, story.OtherOrganisationId })
            await story.InAsync(organisation, db => CollectAsync(db, found));
        return new(found.Where(s => s.Trim().Length > 1));
    }

    /// <summary>Whole words only: the language "en" is no part of "present".</summary>
    public string TakeFrom(string text)
    {
        if (text.AsSpan().Trim().Length < 2) return text;
        foreach (var known in _longestFirst)
            for (var at = text.IndexOf(known, StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf(known, at + 1, StringComparison.Ordinal) : -1)
                if (!IsLetter(text, at - 1) && !IsLetter(text, at + known.Length)) text = text[..at] + new string(' ', known.Length) + text[(at + known.Length)..];
        return text;
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);

    private static async Task CollectAsync(AppDb db, HashSet<string> found)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!;
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !t.HasSharedClrType && t.FindPrimaryKey() is not null))
        {
            // Mails and the log hold whole sentences of ours.
            if (type.ClrType.Name is "OutboxMail" or "AuditEntry" or "DataProtectionKey") continue;
            var rows = (IQueryable<object>)set.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var row in await rows.AsNoTracking().ToListAsync())
                foreach (var property in type.GetProperties().Where(p => p.PropertyInfo is not null)) Add(property.PropertyInfo!.GetValue(row), found);
        }
    }

    private static void Collect(JsonElement json, HashSet<string> found)
    {
        if (json.ValueKind == JsonValueKind.String) found.Add(json.GetString()!);
        else if (json.ValueKind == JsonValueKind.Array) foreach (var one in json.EnumerateArray()) Collect(one, found);
        else if (json.ValueKind == JsonValueKind.Object) foreach (var one in json.EnumerateObject()) Collect(one.Value, found);
    }

    private static void Add(object? value, HashSet<string> found)
    {
        if (value is string { Length: > 0 and < 400 } text) found.Add(text);
        // An uploaded staff list: its cells.
        else if (value is byte[] file) found.UnionWith(Encoding.UTF8.GetString(file).Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(c => c.Length < 100));
        else if (value is IEnumerable many and not string) foreach (var one in many) Add(one, found);
        else if (value is not null && value.GetType() is { IsPrimitive: false, Namespace: { } ns } type && ns.StartsWith("Upward", StringComparison.Ordinal) && !type.IsEnum)
            foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0)) Add(property.GetValue(value), found);
    }
}
