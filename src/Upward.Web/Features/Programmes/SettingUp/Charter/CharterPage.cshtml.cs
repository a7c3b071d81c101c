using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What a participant says yes to, on one page; for those who take part, those who run it, and those who might apply: they read it before. For everybody else it does not exist.</summary>
[GuestsToo]
public sealed class CharterPage(AppDb db, CurrentPerson person, ConfirmReading confirm, Texts texts) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Charter Charter { get; private set; } = null!;
    public IReadOnlyList<string> Purpose { get; private set; } = [];
    public IReadOnlyList<string> Objectives { get; private set; } = [];
    public IReadOnlyList<string> Contacts { get; private set; } = [];
    public bool HasNotice { get; private set; }
    /// <summary>Null for those who do not take part: they have nothing to confirm.</summary>
    public ProgrammeRole? OwnRole { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await FindAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, int number, CancellationToken ct)
    {
        var outcome = await confirm.ExecuteAsync(programmeId, number, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) { this.Note(texts["charter.confirmed"]); return LocalRedirect($"~/programmes/{programmeId}/charter"); }
        ModelState.Add(outcome, texts);
        return await FindAsync(programmeId, ct) ? this.Again() : NotFound();
    }

    private async Task<bool> FindAsync(Guid programmeId, CancellationToken ct)
    {
        var own = await db.Enrolments.AsNoTracking().OwnedBy(person).Where(e => e.ProgrammeId == programmeId).Select(e => new { e.Id, e.Role }).SingleOrDefaultAsync(ct);
        var (managed, offered) = (db.Programmes.ManageableBy(person).Select(p => p.Id), db.Programmes.OfferedTo(person, db).Select(p => p.Id));
        var readable = own is not null ? db.Programmes : db.Programmes.Where(p => managed.Contains(p.Id) || offered.Contains(p.Id));
        if (await readable.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme
            || await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == programmeId, ct) is not { } charter) return false;
        (Programme, Charter, OwnRole, Purpose) = (programme, charter, own?.Role, PurposeWords.Paragraphs(programme, texts));
        Objectives = await db.Objectives.Where(o => o.ProgrammeId == programmeId).OrderBy(o => o.Position).Select(o => o.Text).ToListAsync(ct);
        Contacts = await (from m in db.TeamMembers join p in db.People on m.PersonId equals p.Id
            where m.ProgrammeId == programmeId && m.Role == TeamRole.NeutralContact && m.EndedAt == null && p.LeftAt == null orderby p.Name select p.Name).ToListAsync(ct);
        HasNotice = await db.PrivacyNotices.AnyAsync(n => n.ProgrammeId == programmeId && n.PublishedAt != null, ct);
        if (own is not null) ReadAt = await db.CharterReadings.Where(r => r.EnrolmentId == own.Id && r.Number == charter.Number).Select(r => (DateTimeOffset?)r.At).SingleOrDefaultAsync(ct);
        return true;
    }
}
