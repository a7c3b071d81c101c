using Bogus;
using Bogus.DataSets;

namespace Upward.Web.Features.Demo.Plan;

/// <param name="Preferred">In Latin letters, when <paramref name="Full"/> is not.</param>
/// <param name="Mail">Given and family name as they stand in the address.</param>
public sealed record DemoName(string Full, string Preferred, string Mail);

/// <summary>
/// Names by origin. Most come from the locales of Bogus; where those have no names of their own (en, sv) or only a script
/// from which no Latin form follows (ar, zh, ja, ko), from <see cref="OwnNames"/>.
/// </summary>
public sealed class DemoNames(ulong seed)
{
    private readonly Dictionary<string, (Name Set, SeededRandom Random)> _sets = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A name that nobody else has, neither in full nor in the address.</summary>
    public DemoName Next(string origin)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = Draw(origin);
            // After many tries the origin is used up; a middle initial tells namesakes apart, as it does in life.
            if (attempt > 40) name = WithInitial(name, (char)('A' + attempt % 26));
            if (name.Full.Length <= 32 && !_taken.Contains(name.Full) && _taken.Add(name.Mail))
            {
                _taken.Add(name.Full);
                return name;
            }
        }
    }

    private DemoName Draw(string origin)
    {
        if (!_sets.TryGetValue(origin, out var found))
        {
            var random = SeededRandom.For(seed, "names " + origin);
            // The global Randomizer.Seed of Bogus is left alone: another part of the process may use it.
            found = _sets[origin] = (OwnNames.Has(origin) ? null! : new Name(origin) { Random = new Randomizer((int)(random.Next() >> 33)) }, random);
        }
        var (set, own) = found;
        if (set is null) return OwnNames.Draw(origin, own);
        var gender = own.Chance(50) ? Name.Gender.Female : Name.Gender.Male;
        var (given, family) = (set.FirstName(gender), set.LastName(gender));
        return origin switch
        {
            "vi" => Latin($"{family} {given}", LastWord(given), family),
            "pl" => Polish(given, family),
            "ru" or "uk" => Cyrillic(given, family, own.Chance(45)),
            _ => Latin($"{given} {Capitals(family)}", given, family),
        };
    }

    internal static DemoName Latin(string full, string given, string family) => new(full, "", Letters.ForAddress(given) + "." + Letters.ForAddress(family));

    private static DemoName Cyrillic(string given, string family, bool native)
    {
        var (g, f) = (Letters.FromCyrillic(given), Letters.FromCyrillic(family));
        var latin = Latin($"{g} {f}", g, f);
        return native ? latin with { Full = $"{given} {family}", Preferred = latin.Full } : latin;
    }

    /// <summary>The locale knows no gender: family names in -ski and -ska follow the given name.</summary>
    private static DemoName Polish(string given, string family)
    {
        if (family.Length > 3 && family[^3..^1] is "sk" or "ck" or "zk") family = family[..^1] + (given.EndsWith('a') ? "a" : "i");
        return Latin($"{given} {family}", given, family);
    }

    private static DemoName WithInitial(DemoName name, char initial)
    {
        var space = name.Full.IndexOf(' ', StringComparison.Ordinal);
        var dot = name.Mail.IndexOf('.', StringComparison.Ordinal);
        var full = name.Preferred.Length > 0 ? name.Full : $"{name.Full[..space]} {initial}.{name.Full[space..]}";
        return name with { Full = full, Mail = $"{name.Mail[..dot]}.{char.ToLowerInvariant(initial)}{name.Mail[dot..]}" };
    }

    /// <summary>The French locale writes "Le gall".</summary>
    private static string Capitals(string words) => string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..];
}
