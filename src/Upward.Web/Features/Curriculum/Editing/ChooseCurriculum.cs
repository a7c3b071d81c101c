using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Editing;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Curriculum;

/// <summary>Settles packs and own topics. A topic keeps its units as long as its name stands; one with units is not taken away.</summary>
[UseCase]
public sealed class ChooseCurriculum(AppDb db, CurrentPerson person, ReadCurriculum curricula, SettleStep settle, TimeProvider clock)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, CurriculumStepForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var plan = await curricula.OfAsync(programmeId, ct);
        var names = (form.Topics ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Find(n => n.Length > OwnTopic.LongestName) is { } tooLong) return Outcome.RefusedAt(nameof(form.Topics), "refused.tooLong", ("max", OwnTopic.LongestName), ("length", tooLong.Length));
        if (names.Count > OwnTopic.Most) return Outcome.RefusedAt(nameof(form.Topics), "curriculum.refused.topics", ("max", OwnTopic.Most));
        var topics = names.Select(n => plan.Settings.Topics.Find(t => string.Equals(t.Name, n, StringComparison.OrdinalIgnoreCase)) is { } known ? known with { Name = n } : new OwnTopic($"own-{Guid.CreateVersion7(clock.GetUtcNow()):N}", n)).ToList();
        if (plan.Settings.Topics.Find(t => topics.TrueForAll(n => n.Key != t.Key) && plan.Topic(t.Key)!.Units.Count > 0) is { } inUse)
            return Outcome.RefusedAt(nameof(form.Topics), "curriculum.refused.topicInUse", ("topic", inUse.Name));

        var packs = TopicTree.Packs.Where(p => form.Packs?.Contains(p) == true).ToList();
        var row = await db.ProgrammeCurricula.SingleOrDefaultAsync(c => c.ProgrammeId == programmeId, ct);
        if (row is null) db.ProgrammeCurricula.Add(row = ProgrammeCurriculum.For(db.OrganisationId, programmeId));
        var changes = new Changes().Note("Curriculum.packs", row.Settings.Packs, packs).Note("Curriculum.topics", row.Settings.Topics.Select(t => t.Name), names);
        row.Arrange(row.Settings with { Packs = packs, Topics = topics }, person.Id, clock.GetUtcNow());
        return changes;
    }, ct);
}

internal sealed class CurriculumStep(AppDb db, ReadCurriculum curricula) : ISetupStep
{
    public string Key => "curriculum";
    public int Order => 100;
    public string Path => "/setup/curriculum";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var plan = await curricula.OfAsync(programme.Id, ct);
        var shown = plan.Shown.Count();
        var touched = plan.Version > 0 || await db.CurriculumTexts.AnyAsync(t => t.ProgrammeId == programme.Id, ct);
        return touched ? StepStanding.Settled("setup-step.curriculum.settled", ("n", shown)) : StepStanding.Default("setup-step.curriculum.default", ("n", shown));
    }
}

/// <summary>The choice, the order and what was written go along to the next cohort; what pairs planned does not.</summary>
internal sealed class CopyCurriculum(AppDb db, TimeProvider clock) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.ProgrammeCurricula.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == from.Id, ct) is { } chosen)
        {
            var copy = ProgrammeCurriculum.For(db.OrganisationId, to.Id);
            copy.Arrange(chosen.Settings, chosen.ChangedById, now);
            db.ProgrammeCurricula.Add(copy);
        }
        foreach (var text in await db.CurriculumTexts.AsNoTracking().Where(t => t.ProgrammeId == from.Id).OrderBy(t => t.Id).ToListAsync(ct))
        {
            // Own units keep their key, so that their place goes along.
            var copy = CurriculumText.CopyOf(db.OrganisationId, to.Id, text.Key, now);
            copy.Write(text.Facts, text.ChangedById, now);
            db.CurriculumTexts.Add(copy);
        }
    }
}
