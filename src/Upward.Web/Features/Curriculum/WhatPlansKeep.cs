using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum;

/// <summary>The plan and the questions go with the other words of a pair. What the mentee said of their needs stays for the figures, which show it to nobody.</summary>
internal sealed class ForgetPlans(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct)
    {
        db.RemoveRange(await db.PlannedUnits.Where(u => u.MentorshipId == mentorshipId).ToListAsync(ct));
        db.RemoveRange(await db.PlannedQuestions.Where(q => q.MentorshipId == mentorshipId).ToListAsync(ct));
    }
}

internal sealed class ExportPlans(ReadPlan read, ReadCurriculum curricula, Texts texts) : IExportPairs
{
    public int Order => 30;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var plan = await read.OfAsync(pair, await curricula.OfAsync(pair.Programme.Id, ct), ct);
        return plan.Steps.Count + plan.Questions.Count == 0 ? [] : [new(texts["pair.tab.plan"], [.. plan.Steps.Select(s => s.Title), .. plan.Questions.Select(q => q.Text)])];
    }
}
