namespace Upward.Web.Features.People.Import;

public static class Email
{
    public const int MaxLength = 254;

    /// <summary>
    /// Enough to catch what staff lists hold by mistake. Whether the mailbox exists only a mail can tell, so the local part
    /// may hold any letter, Arabic and Chinese included.
    /// </summary>
    public static bool IsValid(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at != text.LastIndexOf('@') || text.Length > MaxLength || at > 64) return false;
        var domain = text.AsSpan(at + 1);
        if (domain.Length < 3 || domain.IndexOf('.') <= 0 || domain[^1] == '.' || domain.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in text)
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')' or ':' or '\\') return false;
        return text[0] != '.' && text[at - 1] != '.' && domain[0] is not ('.' or '-');
    }

    /// <summary>The bare address of "mailto:ada@x.example" and "Ada &lt;ada@x.example&gt;".</summary>
    public static string Bare(string text)
    {
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) text = text[7..];
        var open = text.LastIndexOf('<');
        return open >= 0 && text.EndsWith('>') ? text[(open + 1)..^1].Trim() : text;
    }
}
