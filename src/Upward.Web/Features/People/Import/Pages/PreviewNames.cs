namespace Upward.Web.Features.People.Import.Pages;

/// <summary>Names for the ids in a plan's changes.</summary>
public sealed class PreviewNames
{
    private readonly Dictionary<string, string> _names = [];

    public PreviewNames(ImportPreview preview)
    {
        foreach (var person in preview.Directory.People) _names[person.Id.ToString()] = person.Name;
        foreach (var row in preview.Plan.Rows)
            if (row.Changes.FirstOrDefault(c => c.Field == PersonField.Name)?.After is { } name) _names[row.PersonId.ToString()] = name;
    }

    public string Of(Guid person) => _names.GetValueOrDefault(person.ToString(), "?");

    public string? Show(string field, string? value) => field is PersonField.Manager or PersonField.DottedLines
        ? value is null ? null : string.Join(", ", PersonField.List(value).Select(id => _names.GetValueOrDefault(id, "?")))
        : value;
}
