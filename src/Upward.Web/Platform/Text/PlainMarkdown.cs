using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Upward.Web.Platform.Text;

/// <summary>Markdown as the text part of a mail: readable as it stands, links with their addresses.</summary>
internal static class PlainMarkdown
{
    public static string Write(ContainerBlock block)
    {
        var to = new StringBuilder();
        foreach (var child in block) Write(to, child, "");
        return to.ToString().TrimEnd() + "\n";
    }

    private static void Write(StringBuilder to, Block block, string indent)
    {
        switch (block)
        {
            case HeadingBlock heading: to.Append(indent).Append(Words(heading.Inline)).Append("\n\n"); break;
            case ThematicBreakBlock: to.Append("* * *\n\n"); break;
            case LeafBlock { Inline: { } words }: to.Append(indent).Append(Words(words).Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append("\n\n"); break;
            case ListBlock list: WriteList(to, list, indent); break;
            case Table table: WriteTable(to, table); break;
            case CodeBlock code: to.Append(code.Lines.ToString()).Append("\n\n"); break;
            case ContainerBlock inner: foreach (var child in inner) Write(to, child, indent); break;
        }
    }

    private static void WriteList(StringBuilder to, ListBlock list, string indent)
    {
        var number = 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}. " : "- ";
            var inside = new StringBuilder();
            foreach (var child in item) Write(inside, child, indent + new string(' ', mark.Length));
            to.Append(indent).Append(mark).Append(inside.ToString().TrimStart().TrimEnd('\n')).Append('\n');
        }
        to.Append('\n');
    }

    private static void WriteTable(StringBuilder to, Table table)
    {
        foreach (var row in table.OfType<TableRow>())
            to.Append(string.Join(" – ", row.OfType<TableCell>().Select(c => Write(c).Trim()).Where(c => c.Length > 0))).Append('\n');
        to.Append('\n');
    }

    private static string Words(ContainerInline? inline)
    {
        var to = new StringBuilder();
        foreach (var child in inline ?? [])
            switch (child)
            {
                case LiteralInline literal: to.Append(literal.Content.ToString()); break;
                case LineBreakInline pause: to.Append(pause.IsHard ? '\n' : ' '); break;
                case CodeInline code: to.Append(code.Content); break;
                case AutolinkInline address: to.Append(address.Url); break;
                case LinkInline link: to.Append(Words(link)).Append(" (").Append(link.Url).Append(')'); break;
                case ContainerInline inner: to.Append(Words(inner)); break;
            }
        return to.ToString();
    }
}
