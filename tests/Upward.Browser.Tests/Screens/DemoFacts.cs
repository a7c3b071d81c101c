using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text.RegularExpressions;
using Upward.Web.Data;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Agreements.Expectations;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Change;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Curriculum;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Demo;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Goals.Library;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.Identity.Passwords;
using Upward.Web.Features.Kit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Journal;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Opportunities;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Features.Recommendations;
using Upward.Web.Features.Training;
using Upward.Web.Features.Training.Guidelines;
using Upward.Web.Features.Units;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Browser.Tests.Screens;

/// <summary>The demo as the pages need it: who goes there, and real ids for the routes.</summary>
internal sealed partial class DemoFacts
{
    private readonly Dictionary<string, object> _values = new() { ["lost.status"] = 404, ["broken.status"] = 500, ["hasty.status"] = 429, ["old.token"] = "no-such-token" };

    public Dictionary<Who, Guid> People { get; } = [];
    public Guid OrganisationId { get; private set; }

    public object this[string name] { set => _values[name] = value; }

    public string Fill(Visit visit) => Parameter().Replace(visit.Route + visit.Query, m =>
        (_values.GetValueOrDefault($"{visit.Use}.{m.Groups[1].Value}") ?? _values.GetValueOrDefault(m.Groups[1].Value))?.ToString()
        ?? throw new InvalidOperationException($"DemoFacts has nothing for {m.Value} of {visit.Route}."));

    public static async Task<DemoFacts> ReadAsync(LiveHost host)
    {
        var facts = new DemoFacts { OrganisationId = await host.EverywhereAsync(db => db.Organisations.Where(o => o.DemoSeed != null).Select(o => o.Id).SingleAsync()) };
        facts["organisationId"] = facts.OrganisationId;
        await host.InAsync(facts.OrganisationId, facts.ReadAsync);
        facts["mailOffToken"] = host.Services.GetRequiredService<UnsubscribeLink>().For(facts.OrganisationId, facts.People[Who.Mentor], "agreement").Split('/')[^1];
        facts["reset.token"] = await ResetTokenAsync(host);
        return facts;
    }

    private async Task<int> ReadAsync(AppDb db)
    {
        var now = TimeProvider.System.GetUtcNow();
        People[Who.Ada] = await db.OrganisationAdmins.Select(a => a.PersonId).SingleAsync();
        // Fresh Eyes waits for answers; Digital Compass has its pairs still on the board.
        var waiting = await db.UnansweredByName()
            .Select(p => new { p.Id, p.Round.ProgrammeId, p.Round.Number, p.MentorEnrolmentId, p.MenteeEnrolmentId, Mentor = p.Mentor.PersonId, Mentee = p.Mentee.PersonId }).FirstAsync();
        var draft = await db.Proposals.Where(p => p.Round.PublishedAt == null).OrderBy(p => p.Mentor.Person.Email).Select(p => new { p.Round.ProgrammeId, p.Round.Number, p.MentorEnrolmentId, p.MenteeEnrolmentId }).FirstAsync();
        (People[Who.Mentor], People[Who.Mentee]) = (waiting.Mentor, waiting.Mentee);
        db.Delegations.Add(Delegation.Name(OrganisationId, waiting.Mentee, "assistant@harbourvale.example", waiting.Mentor, waiting.MenteeEnrolmentId, now.AddDays(30), now));
        await db.SaveChangesAsync();
        this["arranging.enrolmentId"] = waiting.MenteeEnrolmentId;
        (this["programmeId"], this["number"], this["proposalId"], this["enrolmentId"], this["mentee.enrolmentId"]) = (waiting.ProgrammeId, waiting.Number, waiting.Id, waiting.MentorEnrolmentId, waiting.MenteeEnrolmentId);
        (this["draft.programmeId"], this["draft.number"], this["draft.enrolmentId"], this["draft.mentor"], this["draft.mentee"]) = (draft.ProgrammeId, draft.Number, draft.MentorEnrolmentId, draft.MentorEnrolmentId, draft.MenteeEnrolmentId);
        AddPair(db, await db.Enrolments.Include(e => e.Programme).SingleAsync(e => e.Id == waiting.MentorEnrolmentId), await db.Enrolments.SingleAsync(e => e.Id == waiting.MenteeEnrolmentId), now);
        // Of the demo's own circle: the mentor hosts it, the mentee waits for a seat at the table.
        this["circleId"] = await db.Circles.Where(c => c.Kind == CircleKind.Circle && c.Members.Any(m => m.PersonId == waiting.Mentor)).Select(c => c.Id).SingleAsync();
        this["groupSessionId"] = await db.GroupSessions.Where(s => s.CircleId != null && s.HostId == waiting.Mentor && s.HeldSaidAt == null).OrderBy(s => s.StartsAt).Select(s => s.Id).FirstAsync();
        this["table.groupSessionId"] = await db.GroupSessions.Where(s => s.CircleId == null && s.HeldSaidAt == null).Select(s => s.Id).SingleAsync();
        // Somebody who reports to the admin takes part, so that there is a line manager who sees hours.
        var paired = await db.Mentorships.Where(m => m.ProgrammeId == waiting.ProgrammeId && m.EndedAt == null).OrderBy(m => m.Mentor.Person.Email).Select(m => m.Mentor.Person).FirstAsync();
        paired.ReportTo(People[Who.Ada]);
        this["objectiveId"] = await db.Objectives.Where(o => o.ProgrammeId == waiting.ProgrammeId).OrderBy(o => o.Position).Select(o => o.Id).FirstAsync();
        this["personId"] = waiting.Mentor;
        this["top.personId"] = "";
        var unit = Unit.Make(OrganisationId, new("Operations", ["Operations"], [], []), now);
        db.Units.Add(unit);
        this["unitId"] = unit.Id;
        this["skillId"] = await db.Skills.OrderBy(s => s.Name).Select(s => s.Id).FirstAsync();

        await ReadApplicationsAsync(db, waiting.ProgrammeId, now);
        // One version of a guideline, and a mentor who has finished the training.
        var guideline = GuidelineVersion.Draft(OrganisationId, waiting.ProgrammeId, "conduct", 1, now);
        guideline.Write(new("How we behave with one another", "", "## Dress\n\nAs on any other day.", "Shorter"), People[Who.Ada], now);
        guideline.Publish(now);
        db.Add(guideline);
        var finished = await db.UnitCompletions.Where(c => c.ProgrammeId == waiting.ProgrammeId && c.PersonId == waiting.Mentor).Select(c => c.UnitKey).ToListAsync();
        db.AddRange(TrainingPlan.Of(new(), 0, []).RequiredOf(ProgrammeRole.Mentor).Except(finished).Select(key => UnitCompletion.Of(OrganisationId, waiting.ProgrammeId, waiting.Mentor, key, now)));
        (this["unitKey"], this["manager.unitKey"], this["guideline"], this["cards.guideline"], this["guideline.number"]) = ("mentor-3", "programme-manager-1", "conduct", "role-card-mentor", 1);

        var newcomer = await db.People.Where(p => p.AccountId == null && p.LeftAt == null && p.Id != waiting.Mentor && p.Id != waiting.Mentee).OrderBy(p => p.Email).FirstAsync();
        var letter = OutboxMail.To(OrganisationId, newcomer.Id, newcomer.Email, newcomer.Name, "person-invited", "every-page", "Come in", "Text", "<p>Text</p>", now);
        var task = LongTask.For(OrganisationId, "people.import", Guid.NewGuid(), People[Who.Ada], now);
        task.Finish(LongTaskEnd.Done, now);
        (this["mailId"], this["taskId"], this["welcome.token"]) = (letter.Id, task.Id, "every-page");
        var import = ParticipantImport.Of(OrganisationId, waiting.ProgrammeId, "participants.csv", new([], [], []), [], People[Who.Ada], now);
        this["importId"] = import.Id;
        db.Add(import);
        // A file of pairs from before: one that ended, of the very mentor and mentee who look at their proposals.
        var pairs = PairImport.Of(OrganisationId, waiting.ProgrammeId, "pairs.csv", new([], [], null), People[Who.Ada], now);
        this["pairImportId"] = pairs.Id;
        db.AddRange(pairs, PastPair.Of(OrganisationId, waiting.ProgrammeId, pairs.Id, waiting.Mentor, waiting.Mentee, new(2025, 3, 3), new(2025, 9, 30), "Fresh Eyes 2025", "As planned", now));
        db.Add(letter);
        db.Add(task);
        db.Add(Invitation.For(OrganisationId, newcomer.Id, LinkToken.HashOf("every-page"), now, TimeSpan.FromDays(30), People[Who.Ada], "/"));
        AddKit(db, waiting.ProgrammeId, draft.ProgrammeId, now);
        return await db.SaveChangesAsync();
    }

    /// <summary>A running pair of the two: one agreement signed by both, a change of it in the mentee's hands, and the mentor's expectations.</summary>
    private void AddPair(AppDb db, ParticipantEnrolment mentor, ParticipantEnrolment mentee, DateTimeOffset now)
    {
        var pair = Mentorship.Bring(Guid.NewGuid(), mentor, 19, mentee, 19, "", now.AddDays(-20), now);
        this["mentorshipId"] = pair.Id;
        AgreementWords Words(string time) => new(AgreementSections.All.ToDictionary(s => s, s => s == AgreementSections.Time ? time : $"- What both have said about {s}, in a sentence that is long enough to go over the edge of a phone."));
        var signed = Agreement.Begin(pair, 1, ProgrammeRole.Mentee, mentee.PersonId, Words("- Once a month, on a Friday."), now.AddDays(-18));
        signed.Sign(ProgrammeRole.Mentee, mentee.PersonId, "The mentee", signed.Hash(), now.AddDays(-17));
        signed.Sign(ProgrammeRole.Mentor, mentor.PersonId, "The mentor", signed.Hash(), now.AddDays(-16));
        var change = Agreement.Begin(pair, 2, ProgrammeRole.Mentor, mentor.PersonId, Words("- Every two weeks, on a Friday."), now.AddDays(-2));
        change.Sign(ProgrammeRole.Mentor, mentor.PersonId, "The mentor", change.Hash(), now.AddDays(-2));
        var said = ExpectationAnswers.By(pair, mentor.PersonId);
        said.Keep(new Dictionary<string, string> { ["worth"] = "To be asked before it is decided." }, done: true, now.AddDays(-19));
        var next = Session.Plan(pair, SessionTime.Of(now.UtcDateTime.Date.AddDays(8).AddHours(14), "Europe/Stockholm", 60), SessionFormat.Video, "https://meet.example.org/a-room-with-a-rather-long-name-that-goes-on", mentor.PersonId, ProgrammeRole.Mentor, now.AddDays(-1));
        next.PlanAgenda("10 Check in: what happened with the Monday summary?\n35 Reading a model’s answer like a colleague’s: what to trust, what to test\nWhat each of us takes away");
        var past = Session.Plan(pair, SessionTime.Of(now.UtcDateTime.Date.AddDays(-3).AddHours(9), "Europe/Stockholm", 60), SessionFormat.Walk, "", mentee.PersonId, ProgrammeRole.Mentee, now.AddDays(-15));
        this["sessionId"] = next.Id;
        var page = JournalEntry.Begin(OrganisationId, mentor.PersonId, now.AddDays(-2));
        page.Write(JournalPrompt.Assumption, "People at the top do not read what we send.", "They read it at six in the morning.", 0, now.AddDays(-2));
        this["entryId"] = page.Id;
        db.AddRange(page, SessionNeed.Add(next, "The report of last week, as it went out", mentee.PersonId, now).Value!);
        var note = SessionNote.Of(next, null);
        note.Write("## What we tried\n\nThe Monday summary, twice. *Nothing goes to the board before somebody has checked every figure.*", 0, mentee.PersonId, now);
        var action = SessionAction.Add(next, "Pick two wrong answers to look at", ProgrammeRole.Mentor, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), mentee.PersonId, now).Value!;
        db.AddRange(note, action);
        var offer = SessionOffer.Ask(pair, ProgrammeRole.Mentee, [now.AddDays(12), now.AddDays(13), now.AddDays(14)], new() { Minutes = 60 }, now);
        db.AddRange(pair, signed, change, said, next, past, offer);
        var opening = GlassOpening.Open(pair, People[Who.Ada], "The admin", "One of the two told us of a threat, and asked that we read the messages of last week.", 60, now).Value!;
        db.Add(opening);
        (this["openingId"], this["glassPart"]) = (opening.Id, "agreement");
        db.Add(Opportunity.Write(OrganisationId, OwnSpaceOf(pair, mentor, mentee), OpportunityKind.Sponsor, DateOnly.FromDateTime(now.UtcDateTime), "Named in the planning round as the one to ask about self-service, before anybody else was thought of.", DateOnly.FromDateTime(now.UtcDateTime), now).Value!);
        db.Add(HoursEntry.Write(OwnSpaceOf(pair, mentor, mentee), OrganisationId, DateOnly.FromDateTime(now.UtcDateTime), 90, HoursKind.Preparation, "Examples for the meeting about what a model may be trusted with, and two of them tried", DateOnly.FromDateTime(now.UtcDateTime).AddDays(-20), DateOnly.FromDateTime(now.UtcDateTime), now).Value!);
        AddPlan(db, pair, mentor.PersonId, mentee.PersonId, now);
        AddEnded(db, mentor, mentee, now);
        AddGoals(db, pair, mentor, now);
        AddMessages(db, pair, mentor, mentee, now);
    }

    private static OwnSpace OwnSpaceOf(Mentorship pair, ParticipantEnrolment mentor, ParticipantEnrolment mentee)
    {
        PairSide Side(ParticipantEnrolment of) => new(of.PersonId, of.Id, of.Role, "", "", "", "UTC", "");
        return new(pair.Id, mentor.Programme, Side(mentor), Side(mentee), pair.StartedAt, null);
    }

    /// <summary>One unit done, one agreed, one that waits, a topic of their own, two questions, and needs from a month ago, so that they are asked again.</summary>
    private void AddPlan(AppDb db, Mentorship pair, Guid mentor, Guid mentee, DateTimeOffset now)
    {
        this["curriculumKey"] = "generations-same-room";
        var plan = CurriculumPlan.Of(new(), 0, []);
        PairSide Side(Guid person, ProgrammeRole role) => new(person, Guid.Empty, role, "", "", "", "UTC", "");
        foreach (var (place, key) in new[] { "generations-same-room", "ai-first-hour", "business-figures" }.Index())
        {
            var unit = PlannedUnit.Of(pair, plan.Find(key)!, place, Side(mentee, ProgrammeRole.Mentee), now.AddDays(-15));
            if (place < 2) unit.Agree(ProgrammeRole.Mentor, true, now.AddDays(-14));
            if (place == 0) unit.Finish(true, now.AddDays(-3));
            db.Add(unit);
        }
        db.Add(PlannedUnit.OwnTopic(pair, "How our shift plans came about", 3, Side(mentor, ProgrammeRole.Mentor), now.AddDays(-4)).Value!);
        db.AddRange(new[] { "What did you learn last as a complete beginner?", "What would be one size smaller?" }.Select((text, place) => PlannedQuestion.Of(pair, QuestionBank.KeyOf(text), text, place, mentor, now.AddDays(-2))));
        var needs = NeedsAnswers.By(pair, mentee, Moment.Pre);
        needs.Keep(NeedsItems.Of(plan).SelectMany(d => d.Items).Index().ToDictionary(l => l.Item, l => new NeedsRating(l.Index % 4, l.Index % 3)), true, NeedsSharing.All, now.AddDays(-31));
        db.Add(needs);
    }

    /// <summary>An earlier pair of the two, completed: looked back on, with thanks that the programme may read, a reference, and a note for the next.</summary>
    private void AddEnded(AppDb db, ParticipantEnrolment mentor, ParticipantEnrolment mentee, DateTimeOffset now)
    {
        var pair = Mentorship.Bring(Guid.NewGuid(), mentor, 18, mentee, 18, "", now.AddDays(-200), now);
        pair.End(now.AddDays(-21), MentorshipEnd.Completed);
        this["ended.mentorshipId"] = pair.Id;
        foreach (var side in new[] { mentor, mentee })
        {
            var back = EndReflection.By(pair, side.PersonId);
            back.Keep(EndReflection.Questions.ToDictionary(q => q, q => $"What one of the two says about {q}, in a sentence that is long enough to go over the edge of a phone."), done: true, now.AddDays(-22));
            var farewell = Farewell.By(pair, side.PersonId);
            farewell.Give("For the hour in which you asked me what I was afraid of.", true, StayInTouch.NowAndThen, side == mentee ? "I have seen how a question was put so that a whole board thought again.\n\nI recommend it to everybody." : null, now.AddDays(-22));
            farewell.ShowToAll(true, now.AddDays(-21));
            db.AddRange(back, farewell);
        }
        var note = HandOverNote.By(pair, mentor.PersonId, mentee: false);
        note.Write("Dashboards, and what they leave out.", "Reading a funnel without help.", "An hour with a real question of the board.", share: true, now.AddDays(-22));
        db.AddRange(pair, note);
    }

    /// <summary>Words of both, a long address, a file; and that something was written, in the mentor's centre.</summary>
    private void AddMessages(AppDb db, Mentorship pair, ParticipantEnrolment mentor, ParticipantEnrolment mentee, DateTimeOffset now)
    {
        var thread = MessageThread.OfPair(OrganisationId, pair.Id, mentor.PersonId, mentee.PersonId, now.AddDays(-9));
        var first = thread.Write(mentee.PersonId, "The report is up. Please be hard on it, I wrote half of it at the airport.", "page:1", byMail: false, now.AddDays(-9));
        first.Attach(CheckedFile.Read(new("Depot report, the first half and what I would rather not write down.txt", "Words."u8.ToArray())).Value!, now);
        var second = thread.Write(mentor.PersonId, "Got it.\n\nhttps://example.org/a-very-long-address/that-does-not-fit/into-one-line-of-a-telephone/and-goes-on-and-on", "page:2", byMail: true, now.AddDays(-8));
        var mail = OutboxMail.To(OrganisationId, mentor.PersonId, "", "", "message-waiting", "every-page-notice", "Somebody has written to you", "", "", now.AddDays(-8));
        db.AddRange(thread, first, second, Notice.Of(mail, mentor.PersonId, "/pairs"));
    }

    /// <summary>A goal of the mentor that is partly done, one that only they see, and one that was dropped. The mentee has none.</summary>
    private void AddGoals(AppDb db, Mentorship pair, ParticipantEnrolment mentor, DateTimeOffset now)
    {
        var frame = GoalFrame.Of(mentor.Programme, DateOnly.FromDateTime(now.UtcDateTime));
        Goal Set(int nth, GoalOwning owning) => Goal.Set(OrganisationId, pair.Id, mentor.PersonId, new(GoalTemplate.All[nth].Title, GoalTemplate.All[nth].Measure, frame.After(8), 1 + nth, null, owning), frame, now.AddDays(-15)).Value!;
        var (own, alone, dropped) = (Set(0, GoalOwning.Mine), Set(1, GoalOwning.MineAlone), Set(2, GoalOwning.Mine));
        own.CheckIn(mentor.PersonId, GoalState.Partly, "The second explanation went over the edge of the whiteboard, and of what the other could take in at once.", now.AddDays(-8));
        dropped.Drop(mentor.PersonId, now.AddDays(-3));
        db.AddRange(own, alone, dropped);
        (this["goalId"], this["dropped.goalId"], this["new.goalId"]) = (own.Id, dropped.Id, "");
    }

    /// <summary>A public page with a sponsor on it, a letter that went out, an answered readiness check, one self-rating that is over and one that is open.</summary>
    private void AddKit(AppDb db, Guid programmeId, Guid other, DateTimeOffset now)
    {
        var ada = People[Who.Ada];
        var page = KitPage.For(OrganisationId, programmeId);
        page.Arrange(new(PageVisibility.Public, "fresh-eyes", "https://intranet.example.org", "fresh.eyes@example.org"), ada, now);
        var sponsor = Commitment.Ask(OrganisationId, programmeId, ada, CommitmentRole.Sponsor, ada, now);
        sponsor.Give("I keep the dates, and I will say in public what I do differently.", true, now);
        var asked = Commitment.Ask(OrganisationId, programmeId, People[Who.Mentee], CommitmentRole.Leader, ada, now);
        var sending = LetterSending.Of(OrganisationId, programmeId, "reminder", Audience.Mentors, "A few places, and no pressure", 2, ada, now);
        foreach (var (who, nth) in new[] { People[Who.Mentor], People[Who.Mentee] }.Select((w, i) => (w, i)))
        {
            var mail = OutboxMail.To(OrganisationId, who, $"reader{nth}@harbour.test", $"Reader {nth}", "kit-reminder", sending.KeyPrefix + who.ToString("N"), sending.Subject, "Text", "<p>Text</p>", now);
            if (nth == 0) mail.Sent(now);
            else mail.GiveUp(now, "550 5.1.1 no such mailbox", bounced: true);
            db.Add(mail);
        }
        var over = AdkarWave.Open(OrganisationId, programmeId, AdkarMoment.Start, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-2), 40, 40, ada, now.AddDays(-20));
        over.Close(now);
        var open = AdkarWave.Open(OrganisationId, programmeId, AdkarMoment.Middle, DateOnly.FromDateTime(now.UtcDateTime).AddDays(9), 40, 40, ada, now);
        foreach (var wave in new[] { over, open })
            foreach (var role in Enum.GetValues<ProgrammeRole>())
            {
                var tally = AdkarTally.Empty(OrganisationId, wave.Id, role);
                for (var i = 0; i < (wave == over ? 23 : 2); i++) tally.Add(role == ProgrammeRole.Mentor ? [4, i % 3 + 2, 2, 3, 4] : [5, 4, 4, i % 2 + 2, 3]);
                db.Add(tally);
            }
        db.AddRange(page, sponsor, asked, sending, over, open,
            ReadinessCheck.Of(OrganisationId, programmeId, ReadinessQuestions.Keys.ToDictionary(k => k, k => k is "hours" or "neutral" ? 2 : 3), ada, now),
            ChangeTask.Plan(OrganisationId, programmeId, new("Get the hours agreed in writing", ada, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), "readiness.hours"), ada, now));
        (this["slug"], this["name"], this["sendingId"], this["commitmentId"], this["waveId"]) = ("fresh-eyes", "announcement", sending.Id, asked.Id, open.Id);
    }

    private async Task ReadApplicationsAsync(AppDb db, Guid programmeId, DateTimeOffset now)
    {
        var read = await db.Applications.Where(a => a.ProgrammeId == programmeId && a.State == ApplicationState.Reading && a.Role == ProgrammeRole.Mentor).OrderBy(a => a.Person.Email).Take(2).Select(a => new { a.Id, a.PersonId }).ToListAsync();
        (this["applicationId"], this["otherApplicationId"], this["role"], this["key"]) = (read[0].Id, read[1].Id, "mentor", "motivation");
        People[Who.Applicant] = read[0].PersonId;
        People[Who.Writer] = await db.Applications.Where(a => a.ProgrammeId == programmeId && a.State == ApplicationState.Draft).OrderBy(a => a.Person.Email).Select(a => a.PersonId).FirstAsync();
        db.Add(TimeRequest.Of(OrganisationId, read[0].Id, People[Who.Ada], LinkToken.HashOf("every-page-time"), 3, now));
        this["time.token"] = "every-page-time";
        db.Add(Recommendation.Ask(OrganisationId, People[Who.Mentor], People[Who.Ada], LinkToken.HashOf("every-page-recommend"), "The dashboard we built in May.", DateOnly.FromDateTime(now.UtcDateTime).AddDays(9), RecommendationReaders.ManagersAndPartners, now));
        this["recommend.token"] = "every-page-recommend";
        var praise = Recommendation.Ask(OrganisationId, People[Who.Mentor], People[Who.Ada], LinkToken.HashOf("every-page-praise"), "", DateOnly.FromDateTime(now.UtcDateTime), RecommendationReaders.ManagersAndPartners, now.AddDays(-3));
        Assert.True(praise.Send("She asks what nobody asks.", await db.Skills.OrderByDescending(s => s.Name.Length).ThenBy(s => s.Name).Take(2).Select(s => s.Id).ToListAsync(), now).Succeeded);
        db.Add(praise);
    }

    private static async Task<string> ResetTokenAsync(LiveHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        return await scope.ServiceProvider.GetRequiredService<ResetTokens>().MakeAsync(await scope.ServiceProvider.GetRequiredService<AppDb>().Users.OrderBy(u => u.Id).FirstAsync());
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
