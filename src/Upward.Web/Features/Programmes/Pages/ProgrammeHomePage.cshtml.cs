using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.Pages;

[ProgrammeManagersOnly]
public sealed class ProgrammeHomePage(AppDb db, CurrentPerson person, ListTrainees trainees, ReadTrainingPlan training, Texts texts, SetupList setup) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public ProgrammeStanding Standing { get; private set; } = null!;
    public SetupProgress Setup { get; private set; } = null!;
    public ProgrammePhase Now { get; private set; }
    public IReadOnlyList<ProgrammeTask> Tasks { get; private set; } = [];
    public IReadOnlyList<string> Managers { get; private set; } = [];
    public TraineeCounts Trained { get; private set; } = null!;
    public bool TrainingFirst { get; private set; }
    public bool MayAppoint => person.IsOrganisationAdmin;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        Standing = await ProgrammeStanding.OfAsync(db, programmeId, ct);
        Now = ProgrammePhases.NowOf(programme, Standing);
        Setup = await setup.OfAsync(programme, ct);
        Tasks = ProgrammePhases.TasksOf(programme, Standing, Setup);
        Managers = await (from m in db.ProgrammeManagers join p in db.People on m.PersonId equals p.Id where m.ProgrammeId == programmeId orderby p.Name select p.Name).ToListAsync(ct);
        Trained = (await trainees.ExecuteAsync(programmeId, new(), ct)).Counts;
        TrainingFirst = (await training.OfAsync(programmeId, ct)).Settings.BeforeMatching;
        return Page();
    }

    /// <summary>The one sentence that says where things stand.</summary>
    public IHtmlContent Lead => texts.Html("programme.lead." + Now.ToString().ToLowerInvariant(),
        ("mentors", Standing.Mentors.People), ("mentees", Standing.Mentees.People), ("ready", Standing.Mentors.Ready + Standing.Mentees.Ready),
        ("unready", Standing.Mentors.Unready + Standing.Mentees.Unready), ("open", Standing.OpenProposals), ("pairs", Standing.Pairs),
        ("day", Standing.Published?.AnswersDueAt), ("draft", Standing.Draft?.SolvedAt is null ? "no" : "yes"), ("starts", Programme.StartsOn),
        ("launched", Programme.LaunchedAt is null ? "no" : "yes"), ("blocking", Setup.Blocking.Count));

    /// <summary>The quiet line under a phase's name; empty when there is nothing to say yet.</summary>
    public string SubOf(ProgrammePhase phase) => phase switch
    {
        ProgrammePhase.Prepare => texts["programme.phase.prepare.sub", ("day", Programme.CreatedAt)],
        ProgrammePhase.Participants => texts["programme.phase.participants.sub", ("n", Standing.Mentors.People + Standing.Mentees.People)],
        ProgrammePhase.Match when Standing.Published is { } round => texts["programme.phase.match.sub", ("number", round.Number), ("day", round.PublishedAt)],
        ProgrammePhase.Answers when Standing.OpenProposals > 0 => texts["programme.phase.answers.sub", ("day", Standing.Published?.AnswersDueAt)],
        ProgrammePhase.Pairs => texts["programme.phase.pairs.sub", ("from", Programme.StartsOn), ("to", Programme.EndsOn)],
        _ => "",
    };

    /// <summary>The one thing to do next: the first task that is not done.</summary>
    public ProgrammeTask? Next => Tasks.FirstOrDefault(t => t.State != TaskState.Done && t.Href is not null && (MayAppoint || t.Key != "managers"));
}
