using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Training;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>The training that somebody finished for the programme of a pair.</summary>
internal sealed class TrainingInPortfolio(MyTraining mine, Texts texts) : IAddToPortfolio
{
    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var done = (await mine.OfAsync(pair.Programme.Id, ct))?.Units.Where(u => u.DoneAt is not null).ToList() ?? [];
        return done.Count == 0 ? [] : [new(texts["portfolio.training"], [.. done.Select(u => texts["portfolio.unit", ("unit", u.Unit.Title), ("at", u.DoneAt)])])];
    }
}
