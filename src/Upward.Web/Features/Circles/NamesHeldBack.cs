using System.Collections.Frozen;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>
/// In supervision mentors speak about what happens in their pairs, not about whom it happens with. A text with the name of one
/// of the writer's own mentees is held back, so that they can leave the name out. Only the writer's own pairs are looked at:
/// nobody learns who mentors whom.
/// </summary>
[UseCase]
public sealed class NamesHeldBack(AppDb db)
{
    // First names that are words too count only with their capital letter: "I will" names nobody.
    private static readonly FrozenSet<string> Words = new[]
    {
        "WILL", "MARK", "MAY", "ROSE", "GRACE", "HOPE", "FAITH", "JOY", "ART", "BILL", "FRANK", "GRANT", "RICH", "DREW", "CHASE", "SUMMER", "DAWN", "IRIS", "ANGEL", "CHRISTIAN", "PAGE", "PENNY", "POPPY", "RAY", "ROB",
        "SUE", "PAT", "PETER", "JACK", "JEAN", "JUNE", "APRIL", "AUGUST", "BROOK", "CLAY", "DALE", "DEAN", "GENE", "GUY", "IVY", "LANCE", "MILES", "NICK", "OLIVE", "PIERCE", "REED", "RUBY", "SKY", "WADE", "YOUNG", "LONG",
        "WHITE", "BLACK", "BROWN", "GREEN", "GRAY", "BAKER", "BISHOP", "BUTLER", "CARTER", "COOK", "COOPER", "DAY", "FIELD", "FISHER", "FOX", "HALL", "HILL", "HUNTER", "KING", "KNIGHT", "LAKE", "LAW", "MASON", "MILLER", "MOORE",
        "PARK", "POPE", "PRICE", "SHORT", "SMITH", "STONE", "STRONG", "SWEET", "TAYLOR", "TURNER", "WALKER", "WARD", "WATERS", "WEST", "WINTER", "WOOD", "WOODS", "DIRECTOR", "SON", "SUN", "SO", "DO", "AN", "TO", "HE", "ME", "MY", "WE", "IN", "IS", "IT",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Particles = new[] { "VAN", "DE", "DER", "DEN", "VON", "ZU", "DA", "DI", "DU", "LA", "LE", "EL", "AL", "BIN", "BINT", "IBN", "MAC", "DOS", "DAS", "TER", "TEN", "OF", "AF" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A refusal that names what to leave out; null: nothing is in the way.</summary>
    /// <param name="personId">Who writes.</param>
    public async Task<Outcome?> ObjectAsync(Guid personId, string field, string text, CancellationToken ct)
    {
        if (text.Length == 0) return null;
        var mentees = await db.Mentorships.AsNoTracking().Where(m => m.Mentor.PersonId == personId).Select(m => new { m.Mentee.Person.Name, m.Mentee.Person.PreferredName }).ToListAsync(ct);
        return mentees.SelectMany(m => new[] { m.Name, m.PreferredName }).Select(name => FoundIn(text, name)).FirstOrDefault(found => found is not null) is { } named
            ? Outcome.RefusedAt(field, "circle.refused.named", ("name", named)) : null;
    }

    /// <returns>The word of the text that names them.</returns>
    public static string? FoundIn(string text, string name)
    {
        if (name.Trim().Length == 0) return null;
        var parts = WordsOf(name).Select(PeopleSearch.Fold).Where(p => p.Length > 1 && !Particles.Contains(p)).ToHashSet(StringComparer.Ordinal);
        foreach (var word in WordsOf(text))
        {
            var folded = PeopleSearch.Fold(word);
            if (parts.Contains(folded) && (char.IsUpper(word[0]) || !char.IsLower(word[0]) || folded.Length > 2 && !Words.Contains(folded))) return word;
        }
        // Scripts that write no spaces: the whole name anywhere.
        return name.Any(c => c >= '\u2E80') && text.Contains(name.Trim(), StringComparison.Ordinal) ? name.Trim() : null;
    }

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC) + ' ')
        {
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) { word.Append(c); continue; }
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
        return words;
    }
}
