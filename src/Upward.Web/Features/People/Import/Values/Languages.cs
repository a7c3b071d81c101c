namespace Upward.Web.Features.People.Import;

/// <summary>Names and codes of languages to BCP-47 primary tags.</summary>
public static class Languages
{
    // Tag, then its three-letter code, its own name, and its name in English, German, French and Spanish (plain form, see HeadingWords.Plain).
    private const string Table = """
        ar ara العربية arabic arabisch arabe árabe
        bg bul български bulgarian bulgarisch bulgare búlgaro
        bn ben বাংলা bengali bengalisch bangla bengalí
        ca cat català catalan katalanisch catalán
        cs ces čeština czech tschechisch tchèque checo
        da dan dansk danish dänisch danois danés
        de deu deutsch german allemand alemán ger
        el ell ελληνικά greek griechisch grec griego
        en eng english englisch anglais inglés
        es spa español spanish spanisch espagnol castellano castilian
        et est eesti estonian estnisch estonien estonio
        fa fas فارسی persian persisch persan persa farsi
        fi fin suomi finnish finnisch finnois finlandés finés
        fr fra français french französisch francés fre
        ga gle gaeilge irish irisch irlandais irlandés
        he heb עברית hebrew hebräisch hébreu hebreo
        hi hin हिन्दी hindi
        hr hrv hrvatski croatian kroatisch croate croata
        hu hun magyar hungarian ungarisch hongrois húngaro
        hy hye հայերեն armenian armenisch arménien armenio
        id ind indonesian indonesisch indonésien indonesio
        it ita italiano italian italienisch italien
        ja jpn 日本語 japanese japanisch japonais japonés
        ka kat ქართული georgian georgisch géorgien georgiano
        ko kor 한국어 korean koreanisch coréen coreano
        lt lit lietuvių lithuanian litauisch lituanien lituano
        lv lav latviešu latvian lettisch letton letón
        ms msa melayu malay malaiisch malais malayo
        nb nob bokmål norwegian norwegisch norvégien noruego norsk no nor
        nl nld nederlands dutch niederländisch néerlandais neerlandés holandés flemish flämisch dut
        pl pol polski polish polnisch polonais polaco
        pt por português portuguese portugiesisch portugais portugués
        ro ron română romanian rumänisch roumain rumano
        ru rus русский russian russisch russe ruso
        sk slk slovenčina slovak slowakisch slovaque eslovaco
        sl slv slovenščina slovenian slowenisch slovène esloveno
        sq sqi shqip albanian albanisch albanais albanés
        sr srp српски serbian serbisch serbe serbio
        sv swe svenska swedish schwedisch suédois sueco
        sw swa kiswahili swahili
        ta tam தமிழ் tamil
        th tha ไทย thai thailändisch thaï tailandés
        tl tgl tagalog filipino
        tr tur türkçe turkish türkisch turc turco
        uk ukr українська ukrainian ukrainisch ukrainien ucraniano
        ur urd اردو urdu
        vi vie vietnamese vietnamesisch vietnamien vietnamita tiếngviệt
        zh zho 中文 chinese chinesisch chinois chino mandarin mandarín chi
        """;

    private static readonly Dictionary<string, string> ByName = Table.Split('\n', StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(' ').Select(name => (Name: HeadingWords.Plain(name), Tag: line[..2])))
        .DistinctBy(x => x.Name).ToDictionary(x => x.Name, x => x.Tag);

    /// <summary>"English (fluent)", "en-GB", "Deutsch C1" and "fra" to en, en, de, fr; null when it is no language we know.</summary>
    public static string? Tag(string text)
    {
        if (ByName.TryGetValue(HeadingWords.Plain(text), out var tag)) return tag;
        var first = text.Split([' ', '(', '-', '_', ':', '/'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        return ByName.GetValueOrDefault(HeadingWords.Plain(first));
    }
}
