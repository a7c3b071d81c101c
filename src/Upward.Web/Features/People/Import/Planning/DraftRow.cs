using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

/// <summary>A row on its way to the plan.</summary>
internal sealed class DraftRow(CsvRow source)
{
    public CsvRow Source { get; } = source;
    public int Number => Source.Number;

    /// <summary>Field to its new text; null empties it. Fields that are absent stay as they are.</summary>
    public Dictionary<string, string?> Values { get; } = [];
    public List<Problem> Problems { get; } = [];
    public List<ManagerMention> Mentions { get; } = [];

    public DirectoryPerson? Known { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>Some other row already speaks for this person.</summary>
    public bool Duplicate { get; set; }

    public bool LeftOut => Problems.Exists(p => !p.Warning);

    public string? this[string field] => Values.GetValueOrDefault(field);

    public string ShownName => this[PersonField.Name] ?? Known?.Name ?? this[PersonField.Email] ?? "?";
}

/// <summary>A cell that names a manager, and whom it means once that is known.</summary>
internal sealed class ManagerMention(int column, string text, bool dotted)
{
    public int Column { get; } = column;
    public string Text { get; } = text;
    public bool Dotted { get; } = dotted;
    public Guid? Means { get; set; }
}
