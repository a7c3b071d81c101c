using System.Xml;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Platform.Xlsx;

internal sealed record Sheet(string Name, string Part);

/// <summary>What stands in a workbook: the sheets that are not hidden, in their order, and where its texts and formats are.</summary>
internal sealed record Workbook(IReadOnlyList<Sheet> Sheets, string? Texts, string? Styles, bool From1904)
{
    public IReadOnlyList<string> Names => [.. Sheets.Select(s => s.Name)];

    public static Workbook Of(Package package)
    {
        var part = Relations(package, "").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Target ?? "xl/workbook.xml";
        if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) throw new XlsxFault(new(RefusalKind.BinaryWorkbook));
        if (!package.Has(part)) throw XlsxFault.Damaged();
        var relations = Relations(package, part);
        var byId = relations.DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        var (sheets, from1904) = (new List<Sheet>(), false);
        using var xml = package.Read(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("state") is "hidden" or "veryHidden" || sheets.Count == XlsxLimits.Sheets) continue;
            // A chart sheet has no cells.
            if (byId.TryGetValue(Attribute(xml, "id"), out var relation) && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                sheets.Add(new(xml.GetAttribute("name") ?? "", relation.Target));
        }
        if (sheets.Count == 0) throw new XlsxFault(new(RefusalKind.Empty));
        string? Of(string type) => relations.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal))?.Target;
        return new(sheets, Of("/sharedStrings"), Of("/styles"), from1904);
    }

    private sealed record Relation(string Id, string Type, string Target);

    private static List<Relation> Relations(Package package, string part)
    {
        var cut = part.LastIndexOf('/') + 1;
        var (folder, name) = (part[..cut], part[cut..]);
        var file = $"{folder}_rels/{name}.rels";
        var found = new List<Relation>();
        if (!package.Has(file)) return found;
        using var xml = package.Read(file);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External")
                found.Add(new(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Absolute(folder, xml.GetAttribute("Target") ?? "")));
        return found;
    }

    private static string Absolute(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var path = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var step in target.Split('/'))
            if (step != "..") path.Add(step);
            else if (path.Count > 0) path.RemoveAt(path.Count - 1);
        return string.Join('/', path.Where(step => step != "."));
    }

    /// <summary>By its local name: the strict kind of workbook has other namespaces.</summary>
    private static string Attribute(XmlReader xml, string name)
    {
        var found = "";
        while (xml.MoveToNextAttribute())
            if (xml.LocalName == name && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)) found = xml.Value;
        xml.MoveToElement();
        return found;
    }
}
