using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Training.Guidelines;

namespace Upward.Web.Features.Training;

internal sealed class TrainingStep(AppDb db, ReadTrainingPlan plans) : ISetupStep
{
    public string Key => "training";
    public int Order => 90;
    public string Path => "/training";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var plan = await plans.OfAsync(programme.Id, ct);
        var gate = plan.Settings.BeforeMatching ? "on" : "off";
        var shown = plan.Units.Count(u => !u.IsHidden);
        var touched = plan.Version > 0 || await db.UnitTexts.AnyAsync(t => t.ProgrammeId == programme.Id, ct);
        return touched ? StepStanding.Settled("setup-step.training.settled", ("n", shown), ("gate", gate)) : StepStanding.Default("setup-step.training.default", ("n", shown), ("gate", gate));
    }
}

internal sealed class GuidelinesStep(AppDb db, GuidelineShelf shelf) : ISetupStep
{
    public string Key => "guidelines";
    public int Order => 95;
    public string Path => "/guidelines";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var shown = (await shelf.OfAsync(programme.Id, ct)).Count(g => g is { IsPublished: true, IsHidden: false });
        if (shown == 0) return StepStanding.Open("setup-step.guidelines.open");
        return await db.GuidelineVersions.AnyAsync(v => v.ProgrammeId == programme.Id && v.PublishedAt != null, ct)
            ? StepStanding.Settled("setup-step.guidelines.settled", ("n", shown)) : StepStanding.Default("setup-step.guidelines.default", ("n", shown));
    }
}

/// <summary>The arrangement, the changed and own units and the guidelines as published. Drafts and who finished what stay behind.</summary>
internal sealed class CopyTraining(AppDb db, TimeProvider clock) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.ProgrammeTraining.AsNoTracking().SingleOrDefaultAsync(t => t.ProgrammeId == from.Id, ct) is { } arranged)
        {
            var copy = ProgrammeTraining.For(db.OrganisationId, to.Id);
            copy.Arrange(arranged.Settings, arranged.ChangedById, now);
            db.ProgrammeTraining.Add(copy);
        }
        foreach (var text in await db.UnitTexts.AsNoTracking().Where(t => t.ProgrammeId == from.Id).OrderBy(t => t.Id).ToListAsync(ct))
        {
            // Own units keep their key, so that their place and whether they are compulsory go along.
            var copy = UnitText.CopyOf(db.OrganisationId, to.Id, text.Key, now);
            copy.Write(new(text.Track, text.Title, text.Summary, text.Minutes, text.Body), text.ChangedById, now);
            db.UnitTexts.Add(copy);
        }
        foreach (var picture in await db.UnitPictures.AsNoTracking().Where(p => p.ProgrammeId == from.Id).ToListAsync(ct)) db.UnitPictures.Add(picture.For(to.Id, now));
        var published = await db.GuidelineVersions.AsNoTracking().Where(v => v.ProgrammeId == from.Id && v.PublishedAt != null).OrderBy(v => v.Number).ToListAsync(ct);
        foreach (var last in published.GroupBy(v => v.Slug).Select(g => g.Last()))
        {
            var copy = GuidelineVersion.Draft(db.OrganisationId, to.Id, last.Slug, 1, now);
            copy.Write(new(last.Title, last.Summary, last.Body, last.Note), last.ChangedById, now);
            copy.Publish(now);
            db.GuidelineVersions.Add(copy);
        }
    }
}
