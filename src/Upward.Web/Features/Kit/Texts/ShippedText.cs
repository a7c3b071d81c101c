using System.Reflection;

namespace Upward.Web.Features.Kit;

public enum KitKind { Letter, Page, Print, Statement }

/// <summary>A text that comes with the product: Content/en/NAME.md, with a head of "key: value" lines. An organisation keeps its own beside it.</summary>
/// <param name="Audience">Whom a letter usually goes to; the sender may choose others.</param>
public sealed record ShippedText(string Name, string Title, KitKind Kind, Audience Audience, string Subject, string Note, string Markdown)
{
    private const string Folder = "kit/en/";

    /// <summary>In the order in which a programme needs them.</summary>
    public static IReadOnlyList<ShippedText> All { get; } = Read();

    public static ShippedText? Find(string? name) => All.FirstOrDefault(t => t.Name == name);

    private static IReadOnlyList<ShippedText> Read()
    {
        string[] order = ["announcement", "line-manager", "invitation-mentor", "invitation-mentee", "reminder", "kick-off", "poster", "slide",
            "page-purpose", "page-time", "page-matching", "page-who-sees", "page-take-part", "faq-seniors", "faq-juniors", "evidence", "sponsor-statement"];
        return [.. order.Select(Read)];
    }

    private static ShippedText Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.md") ?? throw new InvalidOperationException($"The text {name} is not in the program.");
        using var reader = new StreamReader(stream);
        var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Split("---\n", 3);
        var head = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(p => p[0], p => p[1]);
        return new(name, head["title"], Enum.Parse<KitKind>(head["kind"], ignoreCase: true),
            head.TryGetValue("audience", out var audience) ? Audiences.Parse(audience) : Audience.Directory,
            head.GetValueOrDefault("subject", ""), head.GetValueOrDefault("note", ""), parts[2].Trim() + "\n");
    }
}
