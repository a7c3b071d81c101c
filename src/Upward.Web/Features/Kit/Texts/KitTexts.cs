using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Kit;

/// <summary>Finds the texts of a programme. What the organisation has not written, comes with the product, in English.</summary>
[UseCase]
public sealed class KitTexts(AppDb db)
{
    public const string ShippedLanguage = "en";

    public async Task<CurrentText> FindAsync(Guid programmeId, string name, string language, CancellationToken ct) =>
        Choose(await AllAsync(programmeId, name, ct), [language]);

    /// <summary>Every language this text is there in; English always.</summary>
    public async Task<IReadOnlyList<CurrentText>> AllAsync(Guid programmeId, string name, CancellationToken ct)
    {
        var own = await db.KitTexts.AsNoTracking().Where(t => t.ProgrammeId == programmeId && t.Name == name).OrderBy(t => t.Language)
            .Select(t => new CurrentText(t.Name, t.Language, t.Subject, t.Markdown, t.Version, t.ChangedAt)).ToListAsync(ct);
        if (own.All(t => t.Language != ShippedLanguage)) own.Insert(0, Shipped(name));
        return own;
    }

    /// <summary>The first of these languages that the text is written in; else English.</summary>
    public static CurrentText Choose(IReadOnlyList<CurrentText> written, IEnumerable<string> wished) =>
        wished.Select(w => written.FirstOrDefault(t => t.Language == Primary(w))).FirstOrDefault(t => t is not null) ?? written.First(t => t.Language == ShippedLanguage);

    public static CurrentText Shipped(string name) =>
        ShippedText.Find(name) is { } s ? new(name, ShippedLanguage, s.Subject, s.Markdown, 0, null) : throw new ArgumentException($"There is no text {name}.", nameof(name));

    private static string Primary(string tag) => tag.Split('-')[0];
}
