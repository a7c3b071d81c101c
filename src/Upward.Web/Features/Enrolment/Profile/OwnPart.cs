namespace Upward.Web.Features.Enrolment;

/// <summary>What only the person states: vetoes by name, and whether a confirmed partner may see the wants.</summary>
public sealed class OwnPart
{
    public List<string?> Vetoes { get; set; } = [];
    public bool ShareWants { get; set; }

    private const int SpareRows = 2;

    public OwnPart WithSpareRows()
    {
        while (Vetoes.Count(string.IsNullOrWhiteSpace) < SpareRows) Vetoes.Add(null);
        return this;
    }
}
