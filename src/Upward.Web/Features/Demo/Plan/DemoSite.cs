namespace Upward.Web.Features.Demo.Plan;

/// <param name="Languages">Spoken in the office, the first by everybody.</param>
/// <param name="Origins">Where the names of its people come from: keys of <see cref="DemoNames"/>, more often the more often named.</param>
/// <param name="Share">How many of a hundred people sit here.</param>
public sealed record DemoSite(string City, string Country, string TimeZone, string[] Languages, string[] Origins, int Share)
{
    public static IReadOnlyList<DemoSite> All { get; } =
    [
        new("London", "United Kingdom", "Europe/London", ["en"], ["en", "en", "en", "en", "en_IND", "en_NG", "pl", "ar", "tr", "es"], 24),
        new("Hamburg", "Germany", "Europe/Berlin", ["en", "de"], ["de", "de", "de", "de", "tr", "uk", "nl", "ru"], 15),
        new("Lyon", "France", "Europe/Paris", ["en", "fr"], ["fr", "fr", "fr", "ar", "es", "pt_BR"], 9),
        new("Kraków", "Poland", "Europe/Warsaw", ["en", "pl"], ["pl", "pl", "pl", "uk", "uk"], 10),
        new("Bergen", "Norway", "Europe/Oslo", ["en", "nb"], ["nb_NO", "nb_NO", "fi", "en"], 5),
        new("Casablanca", "Morocco", "Africa/Casablanca", ["en", "fr", "ar"], ["ar", "ar", "ar", "fr"], 6),
        new("Lagos", "Nigeria", "Africa/Lagos", ["en"], ["en_NG"], 6),
        new("Mumbai", "India", "Asia/Kolkata", ["en", "hi"], ["en_IND"], 8),
        new("Singapore", "Singapore", "Asia/Singapore", ["en", "zh"], ["zh", "zh", "en_IND", "vi", "ko"], 6),
        new("Osaka", "Japan", "Asia/Tokyo", ["en", "ja"], ["ja", "ja", "ja", "ko"], 4),
        new("São Paulo", "Brazil", "America/Sao_Paulo", ["en", "pt"], ["pt_BR", "pt_BR", "ja"], 4),
        new("Toronto", "Canada", "America/Toronto", ["en", "fr"], ["en", "en_IND", "zh", "vi", "nl"], 3),
    ];

    public static DemoSite In(string city) => All.Single(s => s.City == city);

    public static DemoSite Draw(SeededRandom random)
    {
        var n = random.Below(All.Sum(s => s.Share));
        foreach (var site in All)
            if ((n -= site.Share) < 0) return site;
        return All[0];
    }
}
