using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Pages;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>From the list of people into a programme: those ticked, or all whom the filter finds. Only programmes that one runs.</summary>
[ManagersOnly]
public sealed class AddToProgrammePage(ChosenPeople chosenPeople, AddParticipants add, AppDb db, CurrentPerson person, Texts texts) : FilteredPage
{
    /// <summary>So many are named in the message after the act.</summary>
    private const int Named = 5;

    [BindProperty] public Guid? Programme { get; set; }
    [BindProperty] public ProgrammeRole Role { get; set; }

    public int People { get; private set; }
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];
    public IReadOnlyList<LeftOutPerson> LeftOut { get; private set; } = [];

    /// <summary>What all the programmes call them, where they agree; else the usual word, as the programme is not chosen yet.</summary>
    public string WordFor(ProgrammeRole role) => Programmes.Select(p => p.WordFor(role, texts)).Distinct().ToList() is [var one] ? one : texts[role == ProgrammeRole.Mentor ? "role.mentor" : "role.mentee"];

    public string NoteFor(ProgrammeRole role)
    {
        var key = role == ProgrammeRole.Mentor ? "participants.addTo.mentor" : "participants.addTo.mentee";
        var peers = Programmes.Count(p => p.Kind == ProgrammeKind.Peer);
        return peers == 0 ? texts[key] : peers == Programmes.Count ? texts[key + RoleWords.ForPeers] : $"{texts[key]} {texts["participants.addTo.amongPeers", ("word", Programmes.First(p => p.Kind == ProgrammeKind.Peer).UsualWordFor(role, texts))]}";
    }

    public string Back => Url.Content("~" + Filter.Address());

    public IActionResult OnGet() => Redirect(Back);

    public async Task<IActionResult> OnPostChooseAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await ShowAsync((await MeantAsync(ct)).Count, ct);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        var meant = await MeantAsync(ct);
        if (Programme is not { } programmeId || await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme)
            return await RefusedAsync(Outcome.RefusedAt("Programme", "participants.addTo.choose"), meant.Count, ct);
        var selection = new DirectorySelection(meant);
        var outcome = await add.ExecuteAsync(programmeId, Role, selection, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            LeftOut = await add.WhoStaysOutAsync(programmeId, Role, selection, ct) ?? [];
            return await RefusedAsync(outcome.Result, meant.Count, ct);
        }
        var done = outcome.Value;
        var names = done.LeftOut.Take(Named).Select(l => texts["participants.addTo.leftOut", ("name", l.Name), ("why", texts["participants.leftOut." + l.Because])]);
        this.Note(texts["participants.addTo.done", ("n", done.Added + done.Returned), ("programme", programme.Name), ("left", done.LeftOut.Count), ("more", Math.Max(0, done.LeftOut.Count - Named)), ("names", string.Join("; ", names))]);
        return LocalRedirect($"~/programmes/{programmeId}/participants?role={Role}");
    }

    private Task<IReadOnlyList<Guid>> MeantAsync(CancellationToken ct) => chosenPeople.ExecuteAsync(Filter, Chosen, Everybody, ct);

    private Task<IActionResult> RefusedAsync(Outcome outcome, int people, CancellationToken ct)
    {
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return ShowAsync(people, ct);
    }

    private async Task<IActionResult> ShowAsync(int people, CancellationToken ct)
    {
        if (people == 0)
        {
            this.Note(texts["people.chooseFirst"]);
            return Redirect(Back);
        }
        People = people;
        Programmes = await db.Programmes.AsNoTracking().ManageableBy(person).OrderBy(p => p.Name).ToListAsync(ct);
        return Page();
    }
}
