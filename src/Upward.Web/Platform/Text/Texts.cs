using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Upward.Web.Platform.Text;

/// <summary>The texts in the language of this request (or of the person a mail is for). Injected into every page as <c>T</c>.</summary>
public sealed partial class Texts(TextCatalogue catalogue, ILogger<Texts> log)
{
    private string _language = "en";
    private string _version = "";

    public CultureInfo Culture { get; private set; } = CultureInfo.GetCultureInfo("en-GB");
    public string Language => _language;
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Every instant in a text is shown in it.</summary>
    public ReaderZone Zone { get; private set; } = ReaderZone.Utc;

    public void Speak(string culture, ReaderZone zone)
    {
        Zone = zone;
        _language = culture;
        Culture = CultureInfo.GetCultureInfo(culture is "en" or TextCatalogue.PseudoCulture ? "en-GB" : culture);
    }

    /// <summary>From now on a text that has such a version, under its key and this ending, is said in that version; every other one as always.</summary>
    public void Prefer(string version) => _version = version;

    public string this[string key] => Find(key, []);
    public string this[string key, params (string Name, object? Value)[] arguments] => Find(key, arguments);

    /// <summary>Says a refusal or another message; an argument that is itself a message is said first.</summary>
    public string Say(Message message) => Find(message.Key, message.Arguments);

    /// <summary>For texts with <c>**strong**</c> words: everything is encoded, then the stars become &lt;b&gt;.</summary>
    public IHtmlContent Html(string key, params (string Name, object? Value)[] arguments) =>
        new HtmlString(Strong().Replace(HtmlEncoder.Default.Encode(Find(key, arguments)), "<b>$1</b>"));

    public bool Has(string key) => catalogue.Find(_language, key) is not null;

    private string Find(string key, (string Name, object? Value)[] arguments)
    {
        var format = (_version.Length > 0 ? catalogue.Find(_language, key + _version) : null) ?? catalogue.Find(_language, key);
        if (format is null)
        {
            log.LogError("The text {Key} is missing", key);
            return $"[{key}]";
        }
        var values = new Dictionary<string, object?>(arguments.Length);
        foreach (var (name, value) in arguments) values[name] = value switch
        {
            Message inner => Say(inner),
            DateTimeOffset instant => Zone.At(instant),
            _ => value,
        };
        return format.Say(Culture, values);
    }

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Strong();
}
