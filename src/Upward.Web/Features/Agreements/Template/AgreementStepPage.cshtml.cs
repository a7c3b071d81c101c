using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Agreements.Template;

public sealed class AgreementForm : StepForm
{
    /// <summary>By section; empty: the words that come with Upward.</summary>
    public Dictionary<string, string?> Texts { get; set; } = [];
}

/// <summary>How the agreements of a programme begin.</summary>
public sealed class AgreementStepPage(AppDb db, CurrentPerson person, Texts texts, WordAgreements word) : StepPage<AgreementForm>(db, person, texts)
{
    public override string Step => "agreement";

    protected override async Task<AgreementForm?> ReadAsync(CancellationToken ct)
    {
        var own = await Db.AgreementTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.ProgrammeId == Programme.Id, ct);
        return new() { Texts = AgreementSections.OfTheProgramme.ToDictionary(s => s, s => (string?)(own?.Of(s) is { Length: > 0 } words ? words : Default(s))) };
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => word.ExecuteAsync(Programme.Id, Input, Saving, ct);

    protected override Task ShowAsync(CancellationToken ct)
    {
        // A post without a section is a post with an empty one.
        foreach (var section in AgreementSections.OfTheProgramme) Input.Texts.TryAdd(section, "");
        return Task.CompletedTask;
    }

    /// <summary>With "{mentor}" and "{mentee}" where the names of the two will stand.</summary>
    private string Default(string section) => T[$"agreement.default.{section}", ("mentor", "{mentor}"), ("mentee", "{mentee}")];
}

[UseCase]
public sealed class WordAgreements(AppDb db, Texts texts, SettleStep settle)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, AgreementForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var refusals = new List<Refusal>();
        var (words, changes) = (new Dictionary<string, string>(), new Changes());
        var template = await db.AgreementTemplates.SingleOrDefaultAsync(t => t.ProgrammeId == programmeId, ct);
        foreach (var section in AgreementSections.OfTheProgramme)
        {
            var text = PrivacyNotice.Clean(form.Texts.GetValueOrDefault(section) ?? "");
            if (text.Length > AgreementSections.LongestText) refusals.Add(new($"Texts[{section}]", new("refused.tooLong", ("max", AgreementSections.LongestText), ("length", text.Length))));
            // What is as it came stays ours, and follows the language of whoever begins an agreement.
            if (text == PrivacyNotice.Clean(texts[$"agreement.default.{section}", ("mentor", "{mentor}"), ("mentee", "{mentee}")])) text = "";
            if (text.Length > 0) words[section] = text;
            changes = changes.Note("Agreement." + section, template?.Of(section) ?? "", text);
        }
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        if (template is null) db.AgreementTemplates.Add(template = AgreementTemplate.For(programme));
        template.Word(words);
        return changes;
    }, ct);
}

internal sealed class AgreementStep(AppDb db) : ISetupStep
{
    public string Key => "agreement";
    public int Order => 115;
    public string Path => "/setup/agreement";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct) =>
        programme.Formality != Formality.Agreement ? StepStanding.Default("setup-step.agreement.none")
        : await db.AgreementTemplates.AnyAsync(t => t.ProgrammeId == programme.Id && t.Sections.Count > 0, ct) ? StepStanding.Settled("setup-step.agreement.settled") : StepStanding.Default("setup-step.agreement.default");
}

/// <summary>The wording goes along to the next cohort; what pairs agreed on does not.</summary>
internal sealed class CopyAgreementTemplate(AppDb db) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        if (await db.AgreementTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.ProgrammeId == from.Id, ct) is { } template) db.AgreementTemplates.Add(template.For(to.Id));
    }
}
