using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Browser.Tests.Screens;

/// <summary>The demo as the pages need it: who goes there, and real ids for the routes.</summary>
internal sealed partial class DemoFacts
{
    private readonly Dictionary<string, object> _values = new() { ["lost.status"] = 404, ["broken.status"] = 500, ["hasty.status"] = 429, ["old.token"] = "no-such-token" };

    public Dictionary<Who, Guid> People { get; } = [];
    public Guid OrganisationId { get; private set; }

    public object this[string name] { set => _values[name] = value; }

    public string Fill(Visit visit) => Parameter().Replace(visit.Route, m =>
        (_values.GetValueOrDefault($"{visit.Use}.{m.Groups[1].Value}") ?? _values.GetValueOrDefault(m.Groups[1].Value))?.ToString()
        ?? throw new InvalidOperationException($"DemoFacts has nothing for {m.Value} of {visit.Route}.")) + visit.Query;

    public static async Task<DemoFacts> ReadAsync(LiveHost host)
    {
        var facts = new DemoFacts { OrganisationId = await host.EverywhereAsync(db => db.Organisations.Where(o => o.DemoSeed != null).Select(o => o.Id).SingleAsync()) };
        facts["organisationId"] = facts.OrganisationId;
        await host.InAsync(facts.OrganisationId, facts.ReadAsync);
        facts["reset.token"] = await ResetTokenAsync(host);
        return facts;
    }

    private async Task<int> ReadAsync(AppDb db)
    {
        var now = TimeProvider.System.GetUtcNow();
        People[Who.Ada] = await db.OrganisationAdmins.Select(a => a.PersonId).SingleAsync();
        // Fresh Eyes waits for answers; Digital Compass has its pairs still on the board.
        var waiting = await db.Proposals.Where(p => p.Round.PublishedAt != null && p.OpenedAt == null && !db.ProposalAnswers.Any(a => a.ProposalId == p.Id)).OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.Round.ProgrammeId, p.Round.Number, p.MentorEnrolmentId, p.MenteeEnrolmentId, Mentor = p.Mentor.PersonId, Mentee = p.Mentee.PersonId }).FirstAsync();
        var draft = await db.Proposals.Where(p => p.Round.PublishedAt == null).OrderBy(p => p.Id).Select(p => new { p.Round.ProgrammeId, p.Round.Number, p.MentorEnrolmentId, p.MenteeEnrolmentId }).FirstAsync();
        (People[Who.Mentor], People[Who.Mentee]) = (waiting.Mentor, waiting.Mentee);
        (this["programmeId"], this["number"], this["proposalId"], this["enrolmentId"], this["mentee.enrolmentId"]) = (waiting.ProgrammeId, waiting.Number, waiting.Id, waiting.MentorEnrolmentId, waiting.MenteeEnrolmentId);
        (this["draft.programmeId"], this["draft.number"], this["draft.enrolmentId"], this["draft.mentor"], this["draft.mentee"]) = (draft.ProgrammeId, draft.Number, draft.MentorEnrolmentId, draft.MentorEnrolmentId, draft.MenteeEnrolmentId);
        this["personId"] = waiting.Mentor;
        this["skillId"] = await db.Skills.OrderBy(s => s.Name).Select(s => s.Id).FirstAsync();

        var newcomer = await db.People.Where(p => p.AccountId == null && p.LeftAt == null && p.Id != waiting.Mentor && p.Id != waiting.Mentee).OrderBy(p => p.Id).FirstAsync();
        var letter = OutboxMail.To(OrganisationId, newcomer.Id, newcomer.Email, newcomer.Name, "person-invited", "every-page", "Come in", "Text", "<p>Text</p>", now);
        var task = LongTask.For(OrganisationId, "people.import", Guid.NewGuid(), People[Who.Ada], now);
        task.Finish(LongTaskEnd.Done, now);
        (this["mailId"], this["taskId"], this["welcome.token"]) = (letter.Id, task.Id, "every-page");
        var import = ParticipantImport.Of(OrganisationId, waiting.ProgrammeId, "participants.csv", new([], [], []), [], People[Who.Ada], now);
        this["importId"] = import.Id;
        db.Add(import);
        db.Add(letter);
        db.Add(task);
        db.Add(Invitation.For(OrganisationId, newcomer.Id, CreateInvitation.HashOf("every-page"), now, TimeSpan.FromDays(30), People[Who.Ada], "/"));
        return await db.SaveChangesAsync();
    }

    private static async Task<string> ResetTokenAsync(LiveHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        return await scope.ServiceProvider.GetRequiredService<ResetTokens>().MakeAsync(await scope.ServiceProvider.GetRequiredService<AppDb>().Users.FirstAsync());
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
