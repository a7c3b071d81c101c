using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Upward.Web.Platform.Text;

/// <summary>
/// Every text of the product, by language and key. Each slice has its own <c>Slice.en.json</c> (flat: key to ICU message);
/// they are embedded and read once. A key may stand in one file only.
/// </summary>
public sealed class TextCatalogue
{
    /// <summary>A language nobody speaks, made from English: it shows which text was forgotten in code. For tests.</summary>
    public const string PseudoCulture = "qps-ploc";

    private readonly FrozenDictionary<string, MessageFormat> _english;
    private readonly FrozenDictionary<string, MessageFormat> _pseudo;

    public TextCatalogue() : this(ReadEmbedded(typeof(TextCatalogue).Assembly)) { }

    public TextCatalogue(IReadOnlyDictionary<string, string> english)
    {
        _english = english.ToFrozenDictionary(p => p.Key, p => MessageFormat.Parse(p.Value), StringComparer.Ordinal);
        _pseudo = english.ToFrozenDictionary(p => p.Key, p => MessageFormat.Parse(p.Value).Pseudo(), StringComparer.Ordinal);
    }

    public IEnumerable<string> Keys => _english.Keys;

    public MessageFormat? Find(string culture, string key) =>
        (culture == PseudoCulture ? _pseudo : _english).GetValueOrDefault(key);

    private static Dictionary<string, string> ReadEmbedded(Assembly assembly)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("text/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                if (!all.TryAdd(key, text)) throw new InvalidOperationException($"The text '{key}' of {name} stands in another file too.");
        }
        return all;
    }
}
