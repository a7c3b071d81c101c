using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Safety;

/// <summary>Whom to turn to when somebody is in danger or the law is broken, in a programme's own words.</summary>
public sealed class SafetyRoute : IBelongToOrganisation
{
    public const int Longest = 3000;

    private SafetyRoute() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Text { get; private set; } = "";

    public static SafetyRoute For(Programme programme) => new() { ProgrammeId = programme.Id, OrganisationId = programme.OrganisationId };
    public SafetyRoute For(Guid programmeId) => new() { ProgrammeId = programmeId, OrganisationId = OrganisationId, Text = Text };
    public void Word(string text) => Text = text;
}

/// <summary>The route of a programme, or the words that come with Upward. The page it stands on knows that this person takes part.</summary>
[UseCase]
public sealed class ReadSafetyRoute(AppDb db, Texts texts)
{
    public async Task<string> OfAsync(Guid programmeId, CancellationToken ct) =>
        await db.SafetyRoutes.AsNoTracking().Where(r => r.ProgrammeId == programmeId).Select(r => r.Text).SingleOrDefaultAsync(ct) is { Length: > 0 } own ? own : texts["safety.route.default"];
}

public sealed class SafetyRouteForm : StepForm
{
    public string? Text { get; set; }
}

/// <summary>The step in setting up.</summary>
public sealed class SafetyRoutePage(AppDb db, CurrentPerson person, Texts texts, ReadSafetyRoute read, WordSafetyRoute word) : StepPage<SafetyRouteForm>(db, person, texts)
{
    public override string Step => "safeguarding";
    protected override async Task<SafetyRouteForm?> ReadAsync(CancellationToken ct) => new() { Text = await read.OfAsync(Programme.Id, ct) };
    protected override Task<Outcome> SaveAsync(CancellationToken ct) => word.ExecuteAsync(Programme.Id, Input, Saving, ct);
}

[UseCase]
public sealed class WordSafetyRoute(AppDb db, Texts texts, SettleStep settle)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, SafetyRouteForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var text = PrivacyNotice.Clean(form.Text ?? "");
        if (text.Length > SafetyRoute.Longest) return Outcome.RefusedAt("Text", "refused.tooLong", ("max", SafetyRoute.Longest), ("length", text.Length));
        // What is as it came stays ours, and follows the reader's language.
        if (text == PrivacyNotice.Clean(texts["safety.route.default"])) text = "";
        var route = await db.SafetyRoutes.SingleOrDefaultAsync(r => r.ProgrammeId == programmeId, ct);
        var changes = new Changes().Note("Safeguarding", route?.Text ?? "", text);
        if (route is null) db.SafetyRoutes.Add(route = SafetyRoute.For(programme));
        route.Word(text);
        return changes;
    }, ct);
}

internal sealed class SafetyRouteStep(AppDb db) : ISetupStep
{
    public string Key => "safeguarding";
    public int Order => 116;
    public string Path => "/setup/safeguarding";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct) =>
        await db.SafetyRoutes.AnyAsync(r => r.ProgrammeId == programme.Id && r.Text != "", ct) ? StepStanding.Settled("setup-step.safeguarding.settled") : StepStanding.Default("setup-step.safeguarding.default");
}

internal sealed class CopySafetyRoute(AppDb db) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        if (await db.SafetyRoutes.AsNoTracking().SingleOrDefaultAsync(r => r.ProgrammeId == from.Id, ct) is { } route) db.SafetyRoutes.Add(route.For(to.Id));
    }
}
