using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class NoticeForm : StepForm
{
    public string? Text { get; set; }
}

[UseCase]
public sealed class WriteNotice(AppDb db, CurrentPerson person, TimeProvider clock, SettleStep settle)
{
    public Task<Outcome> ExecuteAsync(Guid programmeId, string text, bool publish, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        text = PrivacyNotice.Clean(text);
        if (text.Length == 0) return Outcome.RefusedAt(nameof(NoticeForm.Text), "refused.required");
        if (text.Length > PrivacyNotice.LongestText) return Outcome.RefusedAt(nameof(NoticeForm.Text), "refused.tooLong", ("max", PrivacyNotice.LongestText), ("length", text.Length));
        var last = await db.PrivacyNotices.Where(n => n.ProgrammeId == programmeId).OrderByDescending(n => n.Number).FirstOrDefaultAsync(ct);
        if (publish && last is { PublishedAt: not null } && last.Text == text) return Outcome.RefusedAt(nameof(NoticeForm.Text), "notice.refused.same", ("number", last.Number));

        var draft = last is { PublishedAt: null } ? last : PrivacyNotice.Draft(programme, (last?.Number ?? 0) + 1, text);
        if (draft != last) db.PrivacyNotices.Add(draft);
        draft.Write(text);
        if (!publish) return new Changes();
        draft.Publish(person.Id, clock.GetUtcNow());
        return new Changes().Note("Notice", draft.Number == 1 ? "" : (draft.Number - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), draft.Number);
    }, ct);
}
