using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Publishing;

/// <summary>The last look before people are asked: how many, until when, and that it cannot be taken back.</summary>
[ProgrammeManagersOnly]
public sealed class PublishPage(AppDb db, CurrentPerson person, ShowRound show, PublishRound publish, MailSettings mail, Texts t) : PageModel
{
    public RoundSummary Round { get; private set; } = null!;
    public int People { get; private set; }
    public int WithoutAccount { get; private set; }
    public int WithoutMail { get; private set; }
    /// <summary>False where no mail server is set: the letters then wait to be handed over.</summary>
    public bool MailGoesOut { get; private set; }

    [BindProperty] public int AnswerDays { get; set; }
    [BindProperty] public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid programmeId, int number, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, number, ct)) return NotFound();
        // Published or set aside meanwhile: the board says so.
        if (!Round.IsDraft) return Redirect($"{Request.PathBase}{Round.Address}");
        AnswerDays = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.AnswerDays).SingleAsync(ct);
        Version = await db.MatchRounds.Where(r => r.Id == Round.Id).Select(r => r.Version).SingleAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, int number, CancellationToken ct)
    {
        var outcome = await publish.ExecuteAsync(programmeId, number, Version, AnswerDays, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(t[await mail.FindAsync(ct) is null ? "publish.done.letters" : "publish.done"]);
            return Redirect($"{Request.PathBase}/programmes/{programmeId}/pairs");
        }
        ModelState.Add(outcome, t);
        return await LoadAsync(programmeId, number, ct) ? this.Again() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid programmeId, int number, CancellationToken ct)
    {
        if (await show.ExecuteAsync(programmeId, number, ct) is not { IsSolved: true } round) return false;
        Round = round;
        MailGoesOut = await mail.FindAsync(ct) is not null;
        var pairs = await db.Proposals.Where(p => p.RoundId == round.Id).Select(p => new { p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct);
        var inPairs = pairs.SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToHashSet();
        var asked = (await db.Enrolments.Where(e => e.ProgrammeId == programmeId).Select(e => new { e.Id, e.Person.AccountId, e.Person.Email }).ToListAsync(ct)).Where(e => inPairs.Contains(e.Id)).ToList();
        (People, WithoutAccount, WithoutMail) = (asked.Count, asked.Count(a => a.AccountId is null && a.Email.Length > 0), asked.Count(a => a.Email.Length == 0));
        return true;
    }
}
