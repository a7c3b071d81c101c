using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class NoticePage(AppDb db, CurrentPerson person, Texts texts, WriteNotice write) : StepPage<NoticeForm>(db, person, texts)
{
    public sealed record Version(int Number, DateTimeOffset At, string? By);

    public override string Step => "notice";
    public IReadOnlyList<Version> Published { get; private set; } = [];

    protected override async Task<NoticeForm?> ReadAsync(CancellationToken ct)
    {
        var last = await Db.PrivacyNotices.AsNoTracking().Where(n => n.ProgrammeId == Programme.Id).OrderByDescending(n => n.Number).FirstOrDefaultAsync(ct);
        return new() { Text = last?.Text ?? await NoticeWords.DefaultAsync(Db, Programme, T, ct) };
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => write.ExecuteAsync(Programme.Id, Input.Text ?? "", publish: false, Saving, ct);
    protected override string Back => Here + "/notice";

    public async Task<IActionResult> OnPostPublishAsync(Guid programmeId, CancellationToken ct) =>
        await FindAsync(programmeId, ct) ? await AnswerAsync(await write.ExecuteAsync(programmeId, Input.Text ?? "", publish: true, Saving, ct), ct) : NotFound();

    protected override async Task ShowAsync(CancellationToken ct) => Published = await Db.PrivacyNotices.AsNoTracking()
        .Where(n => n.ProgrammeId == Programme.Id && n.PublishedAt != null).OrderByDescending(n => n.Number)
        .Select(n => new Version(n.Number, n.PublishedAt!.Value, Db.People.Where(p => p.Id == n.PublishedById).Select(p => p.Name).FirstOrDefault())).ToListAsync(ct);
}

internal sealed class NoticeStep(AppDb db) : ISetupStep
{
    public string Key => "notice";
    public int Order => 140;
    public string Path => "/setup/notice";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var notices = await db.PrivacyNotices.AsNoTracking().Where(n => n.ProgrammeId == programme.Id).OrderBy(n => n.Number).Select(n => new { n.Number, n.PublishedAt }).ToListAsync(ct);
        return notices.FindLast(n => n.PublishedAt is not null) is { } published
            ? StepStanding.Settled("setup-step.notice.settled", ("number", published.Number), ("day", published.PublishedAt))
            : StepStanding.Blocks(notices.Count > 0 ? "setup-step.notice.draft" : "setup-step.notice.blocks");
    }
}
