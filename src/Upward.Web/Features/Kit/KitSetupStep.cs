using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;

namespace Upward.Web.Features.Kit;

/// <summary>Settled once somebody wrote, published or sent something of it.</summary>
internal sealed class MessagesStep(AppDb db) : ISetupStep
{
    public string Key => "messages";
    public int Order => 130;
    public string Path => "/kit";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        if (programme.Purpose.Length == 0 && programme.Purposes.Count == 0) return StepStanding.Open("setup-step.messages.open");
        var page = await db.KitPages.Where(p => p.ProgrammeId == programme.Id).Select(p => p.Visibility).SingleOrDefaultAsync(ct);
        var sent = await db.LetterSendings.CountAsync(s => s.ProgrammeId == programme.Id, ct);
        var touched = page != PageVisibility.Off || sent > 0 || await db.KitTexts.AnyAsync(t => t.ProgrammeId == programme.Id, ct);
        return touched ? StepStanding.Settled("setup-step.messages.settled", ("page", page.ToString()), ("sent", sent)) : StepStanding.Default("setup-step.messages.default");
    }
}

/// <summary>The words go along, and where the page may be shown. The page itself stays off and gets its own address; what was sent stays behind.</summary>
internal sealed class CopyKit(AppDb db, TimeProvider clock) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var text in await db.KitTexts.AsNoTracking().Where(t => t.ProgrammeId == from.Id).OrderBy(t => t.Id).ToListAsync(ct))
        {
            var copy = KitText.Of(db.OrganisationId, to.Id, text.Name, text.Language, now);
            copy.Write(text.Subject, text.Markdown, text.ChangedById, now);
            db.KitTexts.Add(copy);
        }
        if (await db.KitPages.AsNoTracking().SingleOrDefaultAsync(p => p.ProgrammeId == from.Id, ct) is { } page)
        {
            var copy = KitPage.For(db.OrganisationId, to.Id);
            copy.Arrange(new(PageVisibility.Off, "", string.Join('\n', page.EmbedIn), page.Contact), page.ChangedById, now);
            db.KitPages.Add(copy);
        }
    }
}
