using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
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

/// <summary>To take along: the plan and the questions for both, and for the mentee what they said they can and want.</summary>
internal sealed class ExportPlans(ReadPlan read, ReadCurriculum curricula, AnswerNeeds needs, Texts texts) : IExportPairs
{
    public int Order => 30;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var curriculum = await curricula.OfAsync(pair.Programme.Id, ct);
        var plan = await read.OfAsync(pair, curriculum, ct);
        var parts = new List<PairExport>();
        if (plan.Steps.Count > 0) parts.Add(new(texts["plan.title"], [.. plan.Steps.Select(s => s.Planned.DoneAt is { } at ? $"{s.Title}. {texts["plan.done.on", ("at", at)]}" : s.Title)]));
        if (plan.Questions.Count > 0) parts.Add(new(texts["plan.questions.ours"], [.. plan.Questions.Select(q => q.Text)]));
        if (pair.Me.Role == ProgrammeRole.Mentee && (await needs.ReadAsync(pair, ct)).Latest is { } latest) parts.Add(new(texts["needs.title"], [.. Lines(latest, curriculum)]));
        return parts;
    }

    private IEnumerable<string> Lines(NeedsAnswers answers, CurriculumPlan curriculum)
    {
        foreach (var (item, rating) in answers.Ratings.Where(r => r.Value != NeedsRating.Open))
            if (NeedsItems.Say(item, curriculum, texts) is { Length: > 0 } line)
                yield return line + string.Concat(rating.Can < 0 ? "" : $"; {texts["needs.can"]}: {texts["needs.can." + rating.Can]}", rating.Want < 0 ? "" : $"; {texts["needs.want"]}: {texts["needs.want." + rating.Want]}");
    }
}

/// <summary>For the portfolio: which units of the curriculum somebody did, and when. A topic of the two's own may carry the partner's words, and stays out.</summary>
internal sealed class UnitsInPortfolio(ReadPlan read, ReadCurriculum curricula, Texts texts) : IAddToPortfolio
{
    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var done = (await read.OfAsync(pair, await curricula.OfAsync(pair.Programme.Id, ct), ct)).Steps.Where(s => s.Planned is { DoneAt: not null, IsOwn: false }).ToList();
        return done.Count == 0 ? [] : [new(texts["plan.portfolio"], [.. done.Select(s => $"{s.Title}. {texts["plan.done.on", ("at", s.Planned.DoneAt)]}")])];
    }
}
