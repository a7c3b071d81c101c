using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>Everything of a pair that one of the two may read, as a file: for people as Markdown, for programs as JSON.</summary>
[UseCase]
public sealed class ExportPair(FindPairSpace find, IEnumerable<IExportPairs> slices, Texts texts)
{
    public async Task<IReadOnlyList<PairExport>> ReadAsync(OwnSpace pair, CancellationToken ct)
    {
        var parts = new List<PairExport>();
        foreach (var slice in slices.OrderBy(s => s.Order)) parts.AddRange(await slice.OfAsync(pair, ct));
        return parts;
    }

    public async Task<byte[]?> FileAsync(Guid mentorshipId, bool json, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return null;
        var parts = await ReadAsync(pair, ct);
        if (json) return PairExport.ToJson(new { programme = pair.Programme.Name, mentor = pair.Mentor.Name, mentee = pair.Mentee.Name, started = pair.StartedAt, ended = pair.EndedAt, parts = parts.Select(p => new { title = p.Title, lines = p.Lines }) });
        return PairExport.ToMarkdown(texts["pair.title", ("mentee", pair.Mentee.Name), ("mentor", pair.Mentor.Name)], texts["pair.lead", ("programme", pair.Programme.Name), ("at", pair.StartedAt)], parts);
    }
}
