using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Goals;

/// <summary>The goals to take along, with what was said about each: those that the reader may see.</summary>
internal sealed class ExportGoals(ReadGoals read, Texts texts) : IExportPairs
{
    public int Order => 30;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var parts = new List<PairExport>();
        foreach (var listed in (await read.OfAsync(pair, ct)).All)
        {
            var goal = (await read.FindAsync(pair, listed.Id, ct))!;
            parts.Add(new(goal.Title,
            [
                $"{(goal.OwnerId is { } owner ? texts["goals.partners", ("name", pair.Of(owner).Name)] : texts["goals.ours"])}: {texts["goal.state." + goal.State]}",
                $"{texts["goal.how"]}\n{goal.Measure}",
                .. goal.Words.OrderBy(w => w.Number).Select(w => $"{texts["goal.word", ("name", pair.Of(w.PersonId).Name), ("at", w.At)]}: {texts["goal.state." + w.State]}{(w.Sentence.Length > 0 ? "\n" + w.Sentence : "")}"),
            ]));
        }
        return parts;
    }
}
