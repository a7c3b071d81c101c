using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Journal;
using Upward.Web.Features.Kit.Stories;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.Nudges;
using Upward.Web.Features.Opportunities;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Recommendations;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Features.Talent;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Tests.Features.Circles;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Access;

/// <summary>
/// A3, R229: what a pair or a circle writes, and what one of them writes alone, is found nowhere else: not on any page of any other role, in no export, feed,
/// mail, notice, record or log. Each text is a word that exists nowhere but there; every route of the access matrix is opened as everybody.
/// </summary>
public sealed partial class CanaryTests(ITestOutputHelper output, Hosts hosts)
{
    private const string Nudge = "zqnudgeqz";
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public Task A3_What_is_written_in_a_pair_is_found_by_nobody_else_wherever_they_look() => LookEverywhereAsync(Db.Sqlite);

    [Fact, Trait("Category", "Long"), Trait("Id", "canaries-postgres")]
    public async Task A3_The_same_on_PostgreSQL()
    {
        Assert.SkipUnless(Hosts.PostgresIsThere, "UPWARD_TEST_PG is not set: ./test starts a PostgreSQL and sets it.");
        await LookEverywhereAsync(Db.Postgres);
    }

    /// <summary>A new column for words is private until somebody says, with a reason, who is meant to read it: else a word is planted in it.</summary>
    [Fact]
    public async Task A3_Every_column_that_can_hold_words_is_planted_or_listed_with_the_reason_why_not()
    {
        var story = await hosts.StoryAsync(Db.Sqlite);
        var columns = await story.InAsync(d => Task.FromResult(WrittenWords.Of(d.Model).Select(c => c.Name).ToHashSet()));
        var listed = WrittenWords.Read();
        Assert.Empty(columns.Except(listed.Keys).Order());
        Assert.Empty(listed.Keys.Except(columns).Order());
    }

    private async Task LookEverywhereAsync(Db database)
    {
        using var logs = new CaughtLogs();
        await using var host = await TestHost.StartAsync(database, builder =>
        {
            // More than the console gets: also what is only said where somebody looks for a fault.
            builder.Logging.AddFilter<CaughtLogs>(null, LogLevel.Information);
            builder.Logging.AddProvider(logs);
        });
        var story = await Story.BeginAsync(host);
        var values = await StoryValues.MakeAsync(story);
        var crowd = await Crowd.GatherAsync(story);
        var (planted, advice) = await PlantAsync(story, values, crowd);
        var (found, opened) = (new List<string>(), 0);
        // The matrix knows one circle; that of the mentors among themselves is opened beside it.
        var routes = AccessRule.Read().Values.Where(r => r.Method == "GET" || IsExport(r)).SelectMany(r => CircleId().IsMatch(r.Route) ? [(r.Method, values.Fill(r.Route)), (r.Method, values.Fill(CircleId().Replace(r.Route, advice.ToString())))] : new[] { (r.Method, values.Fill(r.Route)) }).ToList();
        // Nor does the matrix know the mails that carry some of the words to their readers.
        routes.AddRange(await story.InAsync(async d => (await d.Outbox.ToListAsync()).Where(m => Canary().IsMatch(m.TextBody)).Select(m => ("GET", $"/settings/invitations/{m.Id}")).ToList()));

        foreach (var (name, person) in crowd.All(story))
        {
            var browser = await story.AsAsync(person);
            await browser.OpenAsync(person is null ? "/sign-in" : "/account");
            var token = browser.Page?.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
            var seen = new HashSet<string>();
            // A request of its own for each: what the page itself links to as a file is opened too.
            var paths = new Queue<(string Method, string Path)>(routes);
            while (paths.TryDequeue(out var next))
            {
                if (!seen.Add(next.Method + next.Path) || next.Path.StartsWith("/sign-out", StringComparison.Ordinal)) continue;
                using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
                await browser.AskAsync(new HttpMethod(next.Method), next.Path, next.Method == "POST" ? form : null, stopAt: "/sign-in?returnUrl");
                opened++;
                var body = Text(await browser.Response.Content.ReadAsByteArrayAsync()) + browser.Path + string.Join('\n', browser.Response.Headers.Select(h => string.Join(' ', h.Value)));
                foreach (var word in WordsIn(body).Distinct())
                    if (!planted[word].Contains(name) && !IsBreakGlass(name, next.Path, planted[word]) && !IsHandedOver(name, next.Path, word)) found.Add($"{word} on {next.Method} {next.Path} as {name}");
                foreach (var link in Link().Matches(browser.Body).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)).Where(h => File().IsMatch(h))) paths.Enqueue(("GET", link));
            }
        }
        // So that a typing mistake in this test does not make it pass: the two of them do find what they wrote.
        var pages = await ReadAsync(story, values, crowd, planted.Values.SelectMany(who => who).ToHashSet());
        foreach (var (word, who) in planted)
            Assert.True(who.Count == 0 || who.Any(name => pages[name].Contains(word, StringComparison.Ordinal)), $"{word} is found by nobody: the test looks at the wrong places.");

        found.AddRange(await InTheDatabaseAsync(story, crowd, planted));
        found.AddRange(logs.Lines.Select(l => $"in the log: {l}"));
        output.WriteLine(FormattableString.Invariant($"{planted.Count} planted words, {crowd.All(story).Count()} roles, {opened} answers"));
        Assert.True(found.Count == 0, $"{found.Count} places where a word was found:\n{string.Join('\n', found.Distinct().Take(40))}");
    }

    /// <summary>The one way that is meant to show it: an opening of this admin's, with a reason, told to both, and of what both read alone.</summary>
    private static bool IsBreakGlass(string name, string path, IReadOnlySet<string> readers) => name == "admin" && path.StartsWith("/settings/safety/openings/", StringComparison.Ordinal) && readers.SetEquals(["mentor", "mentee"]);

    /// <summary>Where no mail server is set, an admin hands a mail over by hand, and that they read it is logged. A manager's sentence may go so; never what a pair wrote.</summary>
    private static bool IsHandedOver(string name, string path, string word) => name == "admin" && path.StartsWith("/settings/invitations/", StringComparison.Ordinal) && word == Nudge;

    private static bool IsExport(AccessRule rule) => rule.Route.Contains("handler=Export", StringComparison.Ordinal);

    /// <summary>The words, and by whom each may be found.</summary>
    private static async Task<(Dictionary<string, IReadOnlySet<string>> Planted, Guid Advice)> PlantAsync(Story story, StoryValues values, Crowd crowd)
    {
        var planted = new Dictionary<string, IReadOnlySet<string>>();
        string Word(string word, params string[] readers)
        {
            planted.Add($"zq{word}qz", readers.ToHashSet());
            return $"zq{word}qz";
        }
        string[] both = ["mentor", "mentee"], amina = ["mentor"], paul = ["mentee"];
        var (pair, session) = (Guid.Parse(values.Fill("{mentorshipId}")), Guid.Parse(values.Fill("{sessionId}")));
        Task<(Outcome, SessionNote?)> NoteAsync(Person who, bool shared, string text) => story.RunAsAsync<KeepNotes, (Outcome, SessionNote?)>(who, k => k.WriteAsync(pair, session, shared, text, 0, None));
        Assert.True((await NoteAsync(story.Amina, false, Word("aminasnote", amina))).Item1.Succeeded);
        Assert.True((await NoteAsync(story.Paul, false, Word("paulsnote", paul))).Item1.Succeeded);
        Assert.True((await NoteAsync(story.Paul, true, Word("sharednote", both))).Item1.Succeeded);
        var version = await story.InAsync(d => d.Sessions.Where(s => s.Id == session).Select(s => s.Version).SingleAsync());
        Assert.True((await story.RunAsAsync<RecordSession, Outcome>(story.Amina, r => r.PlanAgendaAsync(pair, session, Word("agenda", both), version, None))).Succeeded);
        Assert.True((await Features.Messages.MessageTests.WriteAsync(story, story.Amina, pair, Word("message", both), new GivenFile($"{Word("filename", both)}.txt", Encoding.ASCII.GetBytes(Word("filewords", both))))).Succeeded);
        async Task<Goal> GoalAsync(Person who, string title, GoalOwning owning)
        {
            var goal = (await story.RunAsAsync<WriteGoal, Outcome<Goal>>(who, w => w.SetAsync(pair, Features.Goals.GoalTests.Draft(story, title) with { Owning = owning, Measure = title + " " }, None))).Value!;
            return goal;
        }
        await GoalAsync(story.Amina, Word("aminasgoal", amina), GoalOwning.MineAlone);
        await GoalAsync(story.Paul, Word("paulsgoal", paul), GoalOwning.MineAlone);
        var shared = await GoalAsync(story.Paul, Word("sharedgoal", both), GoalOwning.Ours);
        Assert.True((await story.RunAsAsync<WriteGoal, Outcome>(story.Amina, w => w.CheckInAsync(pair, shared.Id, GoalState.Partly, Word("checkin", both), None))).Succeeded);

        var (a, p) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await a.OpenAsync($"/pairs/{pair}/expectations");
        await a.PressAsync("button[name=done][value=true]", ("Answers[worry]", Word("worry", amina)));
        await p.OpenAsync($"/pairs/{pair}/agreement");
        await p.SubmitAsync("form[action$='handler=Begin']");
        await p.SubmitAsync("form[data-guard]", ("Words[boundaries]", Word("agreement", both)));
        await a.OpenAsync($"/pairs/{pair}/closing/reflection");
        await a.PressAsync("button[name=done][value=true]", ("Answers[learned]", Word("lookback", amina)));
        await story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddHours(-3)).SetProperty(x => x.EndsAt, story.Now.AddHours(-2))));
        await a.OpenAsync($"/pairs/{pair}/sessions/{session}/notes");
        await a.SubmitAsync("form[action$='handler=Learned']", ("Words", Word("learned", both)));
        await a.OpenAsync($"/pairs/{pair}/sessions/{session}/notes");
        await a.SubmitAsync("form[action$='handler=Action']", ("Action", Word("action", both)), ("Owner", "Mentee"), ("Due", "2030-05-28"));
        // Asked of Nina alone.
        Assert.True((await story.RunAsAsync<AskNeutralContact, Outcome>(story.Amina, n => n.ExecuteAsync(story.Programme.Id, crowd.Nina.Id, Word("help", "mentor", "neutral-contact"), HelpKind.Help, None))).Succeeded);
        // Whom Amina does not want; only the list of people knows them otherwise, and that is for those who keep it.
        await story.InAsync(async d =>
        {
            var unwanted = await story.AddPersonAsync(d, Word("veto", "mentor", "admin", "manager", "unit-manager"));
            await d.SaveChangesAsync();
            d.Vetoes.Add(new(d.OrganisationId, story.AminaIn.Id, unwanted.Id, story.Now));
            await d.SaveChangesAsync();
        });
        var advice = await PlantInCirclesAsync(story, values, crowd, Word);
        await PlantAloneAsync(story, pair, session, Word);
        await PlantInMailsAsync(story, pair, session, Word);
        await PlantVersionsAsync(story, pair, Word);
        await PlantAtTheEndAsync(story, pair, Word);
        await PlantOfOneselfAsync(story, crowd, Word);
        var reason = Word("glass", "mentor", "mentee", "admin");
        await story.InAsync(d => d.GlassOpenings.ExecuteUpdateAsync(o => o.SetProperty(x => x.Reason, reason)));
        foreach (var browser in new[] { a, p }) Assert.Equal("", browser.Page!.QuerySelector(".error-summary")?.TextContent ?? "");
        return (planted, advice);
    }

    /// <summary>The circle of Amina and Paul, and the one in which Amina asks other mentors, with Nina as its host.</summary>
    private static async Task<Guid> PlantInCirclesAsync(Story story, StoryValues values, Crowd crowd, PlantWord word)
    {
        string[] both = ["mentor", "mentee"], asked = ["mentor", "neutral-contact"];
        var (circle, meeting) = (Guid.Parse(values.Fill("{circleId}")), Guid.Parse(values.Fill("{groupSessionId}")));
        async Task FillAsync(Guid where, Guid session, string prefix, string[] readers)
        {
            Assert.True((await story.SayAsync(story.Amina, where, word(prefix + "message", readers))).Succeeded);
            Assert.True((await story.RunAsAsync<KeepGroupNotes, (Outcome Outcome, GroupNote? Note)>(story.Amina, k => k.WriteAsync(session, word(prefix + "note", readers), 0, None))).Outcome.Succeeded);
            Assert.True((await story.RunAsAsync<KeepGroupNotes, Outcome>(story.Amina, k => k.AddActionAsync(where, word(prefix + "action", readers), null, null, None))).Succeeded);
            var version = (await story.MeetingAsync(session)).Version;
            Assert.True((await story.RunAsAsync<ChangeGroupSession, Outcome>(story.Amina, c => c.AgendaAsync(session, word(prefix + "agenda", readers), version, None))).Succeeded);
        }
        await FillAsync(circle, meeting, "circle", both);
        var (_, miraIn) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        var advice = (await story.RunAsAsync<FormCircle, Outcome<Guid>>(story.Petra, f => f.ExecuteAsync(story.Programme.Id, CircleFacts.Usual(CircleKind.Supervision) with { Name = "Mentors among themselves" }, [story.AminaIn.Id, miraIn], crowd.Nina.Id, None))).Value;
        await FillAsync(advice, (await story.PlanAsync(crowd.Nina, advice)).Value, "advice", asked);
        return advice;
    }

    /// <summary>What is for oneself, and the lists of the pair that are no notes.</summary>
    private static async Task PlantAloneAsync(Story story, Guid pair, Guid session, PlantWord word)
    {
        var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
        Assert.True((await story.RunAsAsync<KeepJournal, Outcome>(story.Amina, j => j.WriteAsync(null, JournalPrompt.Why, word("journal", "mentor"), word("later", "mentor"), 0, None))).Succeeded);
        Assert.True((await story.RunAsAsync<KeepHours, Outcome>(story.Paul, k => k.AddAsync(pair, today, 30, HoursKind.Preparation, word("hours", "mentee"), None))).Succeeded);
        Assert.True((await story.RunAsAsync<KeepOpportunities, Outcome>(story.Paul, k => k.AddAsync(pair, OpportunityKind.Exposure, today, word("door", "mentor", "mentee"), None))).Succeeded);
        Assert.True((await story.RunAsAsync<PrepareSession, Outcome>(story.Amina, s => s.AddAsync(pair, session, [word("need", "mentor", "mentee")], None))).Succeeded);
        Assert.True((await story.RunAsAsync<PlanTogether, Outcome>(story.Paul, p => p.AddOwnAsync(pair, word("topic", "mentor", "mentee"), None))).Succeeded);
        Assert.True((await story.RunAsAsync<PickQuestions, Outcome>(story.Amina, q => q.AddOwnAsync(pair, word("question", "mentor", "mentee") + "?", None))).Succeeded);
        Assert.True((await story.RunAsAsync<MakePledge, Outcome>(story.Paul, m => m.ExecuteAsync(story.Programme.Id, word("pledge", "mentee"), None))).Succeeded);
    }

    /// <summary>Words that go out as mail: a manager's own in a nudge, the mail that follows a session, and the brief before the next one.</summary>
    private static async Task PlantInMailsAsync(Story story, Guid pair, Guid session, PlantWord word)
    {
        Assert.True((await story.RunAsAsync<SendFollowUp, Outcome>(story.Amina, s => s.SendAsync(pair, session, word("followup", "mentor", "mentee"), None))).Succeeded);
        // For that moment a pair of a round, long without signatures: one that was brought in, or that meets in a circle, is nudged about nothing.
        var proposal = await story.InAsync(d => d.Proposals.Where(p => !d.Mentorships.Any(m => m.ProposalId == p.Id)).Select(p => (Guid?)p.Id).FirstAsync());
        Task<int> OfRoundAsync(Guid? id, int days) => story.InAsync(d => d.Mentorships.Where(m => m.Id == pair).ExecuteUpdateAsync(m => m.SetProperty(x => x.ProposalId, id).SetProperty(x => x.StartedAt, story.Now.AddDays(-days))));
        await OfRoundAsync(proposal, 60);
        Assert.Equal(2, (await story.RunAsAsync<SendNudges, Outcome<NudgeResult>>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, NudgeKind.Agreement, 20, [pair], false, word("nudge", "mentor", "mentee"), None))).Value?.Told);
        await OfRoundAsync(null, 0);
        var next = (await story.PlanAsync(story.Amina, pair, story.In(3))).Value!.FirstId;
        await story.InAsync(d => d.Sessions.Where(s => s.Id == next).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddHours(20)).SetProperty(x => x.EndsAt, story.Now.AddHours(21))));
        Assert.NotEqual(0, await story.RunAsAsync<SendBriefs, int>(null, s => s.ExecuteAsync(None)));
    }

    /// <summary>What Paul drafted is signed by both, and he begins to change it: the page shows him the differences.</summary>
    private static Task PlantVersionsAsync(Story story, Guid pair, PlantWord word) => story.InAsync(async d =>
    {
        var first = await d.Agreements.Include(a => a.Signatures).SingleAsync(a => a.MentorshipId == pair);
        AgreementWords With(string boundaries) => new(AgreementSections.All.ToDictionary(s => s, s => s == "boundaries" ? boundaries : first.Words.Of(s) is { Length: > 0 } said ? said : "- " + s));
        Assert.True(first.Change(ProgrammeRole.Mentee, story.Paul.Id, With(first.Words.Of("boundaries")), story.Now).Succeeded);
        Assert.True(first.Sign(ProgrammeRole.Mentee, story.Paul.Id, story.Paul.Name, first.Hash(), story.Now).Succeeded);
        Assert.True(first.Sign(ProgrammeRole.Mentor, story.Amina.Id, story.Amina.Name, first.Hash(), story.Now).Succeeded);
        d.Agreements.Add(Agreement.Begin(await d.Mentorships.SingleAsync(m => m.Id == pair), 2, ProgrammeRole.Mentee, story.Paul.Id, With(word("change", "mentee")), story.Now));
        await d.SaveChangesAsync();
    });

    /// <summary>What each gives the other, and what Amina has not shared for Paul's next mentor.</summary>
    private static async Task PlantAtTheEndAsync(Story story, Guid pair, PlantWord word)
    {
        string[] both = ["mentor", "mentee"];
        Assert.True((await story.RunAsAsync<GiveFarewell, Outcome>(story.Paul, g => g.ExecuteAsync(pair, new(word("thanks", both), false, StayInTouch.Gladly, word("reference", both)), None))).Succeeded);
        Assert.True((await story.RunAsAsync<WriteHandOver, Outcome>(story.Amina, w => w.ExecuteAsync(pair, word("did", "mentor"), word("stopped", "mentor"), word("next", "mentor"), false, None))).Succeeded);
    }

    /// <summary>What somebody keeps to themselves, what is a draft, and what Nina answers to Amina.</summary>
    private static async Task PlantOfOneselfAsync(Story story, Crowd crowd, PlantWord word)
    {
        var request = await story.InAsync(d => d.HelpRequests.Where(r => r.FromId == story.Amina.Id).Select(r => r.Id).SingleAsync());
        Assert.True((await story.RunAsAsync<AskNeutralContact, Outcome>(crowd.Nina, n => n.AcceptAsync(request, None))).Succeeded);
        Assert.True((await story.RunAsAsync<AskNeutralContact, Outcome>(crowd.Nina, n => n.SayAsync(request, word("helpanswer", "mentor", "neutral-contact"), None))).Succeeded);
        var seen = await story.InAsync(d => d.TalentProfiles.Where(t => t.PersonId == story.Amina.Id).Select(t => t.Version).SingleOrDefaultAsync());
        Assert.True((await story.RunAsAsync<ChangeTalentProfile, Outcome>(story.Amina, c => c.ExecuteAsync(new() { Education = word("education", "mentor"), Background = word("background", "mentor"), OffLimits = [word("offlimits", "mentor", "mentee")] }, seen, None))).Succeeded);
        Assert.True((await story.RunAsAsync<TellStory, Outcome>(story.Paul, t => t.ExecuteAsync(story.Programme.Id, new(word("storytitle", "mentee"), word("storybefore", "mentee"), word("storymoment", "mentee"), word("storysince", "mentee"), StorySignature.RoleOnly, StoryReach.Organisation), false, false, None))).Succeeded);
        // The page behind the link is Olga's alone: no address that anybody can open shows either.
        var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
        Assert.True((await story.RunAsAsync<AskForRecommendation, Outcome>(story.Amina, a => a.ExecuteAsync(new(story.Olga.Email, word("recnote"), today.AddDays(14), RecommendationReaders.ManagersAndPartners), today, None))).Succeeded);
        var token = await story.InAsync(d => d.Outbox.Where(m => m.Kind == "recommendation-asked").Select(m => m.TextBody).SingleAsync());
        Assert.True((await story.RunAsAsync<WriteRecommendation, Outcome>(null, w => w.KeepAsync(RecommendLink().Match(token).Groups[1].Value, word("recdraft"), [], None))).Succeeded);
    }

    private delegate string PlantWord(string word, params string[] readers);

    /// <summary>All that each of these reads on the pages where what was planted belongs, and in their mails.</summary>
    private static async Task<Dictionary<string, string>> ReadAsync(Story story, StoryValues values, Crowd crowd, HashSet<string> who)
    {
        var ids = await story.InAsync(async d => (Goals: await d.Goals.Select(g => g.Id).ToListAsync(), Files: await d.MessageFiles.Select(f => f.Id).ToListAsync(), Circles: await d.Circles.Select(c => c.Id).ToListAsync(), Meetings: await d.GroupSessions.Select(m => m.Id).ToListAsync(), Entries: await d.JournalEntries.Select(e => e.Id).ToListAsync()));
        string[] pages = [.. new[] { "", "/goals", "/messages", "/expectations", "/agreement/edit", "/agreement", "/plan", "/questions", "/closing/reflection", "/closing/farewell", "/closing/hand-over", "/sessions/{sessionId}", "/sessions/{sessionId}/notes", "/sessions/{sessionId}/prepare", "/hours", "/opportunities" }.Select(p => values.Fill("/pairs/{mentorshipId}" + p)),
            .. ids.Goals.Select(g => values.Fill("/pairs/{mentorshipId}/goals/") + g), .. ids.Files.Select(f => values.Fill("/pairs/{mentorshipId}/messages/files/") + f), .. ids.Circles.SelectMany(c => new[] { $"/circles/{c}", $"/circles/{c}/messages" }), .. ids.Meetings.Select(m => $"/group-sessions/{m}"), .. ids.Entries.Select(e => $"/my/journal/{e}"),
            "/my/neutral-contact", "/my/talent", $"/my/stories/{story.Programme.Id}", MakePledge.PathOf(story.Programme.Id), values.Fill("/my/profile/{enrolmentId}"), "/people"];
        var read = new Dictionary<string, string>();
        foreach (var (name, person) in crowd.All(story).Where(c => who.Contains(c.Name)))
        {
            var (browser, all) = (await story.AsAsync(person), new StringBuilder());
            foreach (var path in pages)
            {
                await browser.OpenAsync(path);
                all.Append(browser.Body);
            }
            foreach (var mail in (await story.MailsAsync()).Where(m => m.PersonId == person!.Id)) all.Append(mail.TextBody);
            read.Add(name, all.ToString());
        }
        return read;
    }

    /// <summary>Every column of every row: the words stand where they were planted, in the mails to their readers, and nowhere else.</summary>
    private static async Task<List<string>> InTheDatabaseAsync(Story story, Crowd crowd, Dictionary<string, IReadOnlySet<string>> planted)
    {
        var (listed, roles) = (WrittenWords.Read(), crowd.All(story).Where(c => c.Person is not null).ToDictionary(c => c.Person!.Id, c => c.Name));
        var stand = (await story.InAsync(d => WrittenWords.AllAsync(d, Text))).SelectMany(s => WordsIn(s.Text).Select(word => (s.Column, s.Row, Word: word))).ToList();
        var empty = listed.Where(l => l.Value).Select(l => l.Key).Except(stand.Select(s => s.Column)).Order().ToList();
        Assert.True(empty.Count == 0, "Nothing was planted in " + string.Join(", ", empty));
        return [.. stand.Where(s => !listed[s.Column] || s.Row is OutboxMail mail && !Carries(mail, s.Word)).Select(s => $"{s.Word} in {s.Column}{(s.Row is OutboxMail mail ? " of " + mail.Kind : "")}")];

        bool Carries(OutboxMail mail, string word) => (mail.Kind is "session-follow-up" or "session-brief" || mail.Kind.StartsWith("nudge-", StringComparison.Ordinal)) && mail.PersonId is { } to && planted[word].Contains(roles[to]);
    }

    /// <summary>Files that are zip archives (spreadsheets, exports) with all that is in them.</summary>
    private static string Text(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)) return Encoding.UTF8.GetString(bytes);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', archive.Entries.Select(e =>
        {
            using var entry = e.Open();
            using var whole = new MemoryStream();
            entry.CopyTo(whole);
            return e.FullName + Text(whole.ToArray());
        }));
    }

    [GeneratedRegex(@"/recommend/([\w-]+)")]
    private static partial Regex RecommendLink();

    [GeneratedRegex(@"\{circleId[^}]*\}")]
    private static partial Regex CircleId();

    [GeneratedRegex("<a\\b[^>]*\\bhref=\"(/[^\"]*)\"")]
    private static partial Regex Link();

    /// <summary>Also in capitals, as what is searched by is kept; not mixed, as chance makes them in tokens.</summary>
    private static IEnumerable<string> WordsIn(string text) => Canary().Matches(text).Select(m => m.Value.ToLowerInvariant());

    [GeneratedRegex("zq[a-z]{3,}qz|ZQ[A-Z]{3,}QZ")]
    private static partial Regex Canary();

    [GeneratedRegex(@"handler=|\.(csv|xlsx|ics|json|zip|txt|pdf)\b")]
    private static partial Regex File();

    /// <summary>Everybody there is, with those whom the access matrix does not need: a neutral contact, a delegate, a line manager.</summary>
    private sealed record Crowd(Person Nina, Person Dora, Person Lena, Person Greta, Person Una)
    {
        public IEnumerable<(string Name, Person? Person)> All(Story story) =>
        [
            ("anonymous", null), ("admin", story.Ada), ("manager", story.Petra), ("mentor", story.Amina), ("mentee", story.Paul), ("outsider", story.Olga), ("other-admin", story.Otto),
            ("guest", Greta), ("unit-manager", Una), ("neutral-contact", Nina), ("delegate", Dora), ("line-manager", Lena),
        ];

        public static async Task<Crowd> GatherAsync(Story story)
        {
            var (nina, dora, lena) = await story.InAsync(async d =>
            {
                var three = (await story.AddPersonAsync(d, "Nina Neutral", account: true), await story.AddPersonAsync(d, "Dora Delegate", account: true), await story.AddPersonAsync(d, "Lena Line", account: true));
                await d.SaveChangesAsync();
                (await d.People.SingleAsync(x => x.Id == story.Amina.Id)).ReportTo(three.Item3.Id);
                d.Add(TeamMember.Name(await d.Programmes.SingleAsync(x => x.Id == story.Programme.Id), three.Item1.Id, TeamRole.NeutralContact, story.Petra.Id, story.Now));
                d.Add(Delegation.Name(d.OrganisationId, story.Paul.Id, three.Item2.Email, three.Item2.Id, null, story.Now.AddDays(30), story.Now));
                await d.SaveChangesAsync();
                return three;
            });
            return new(nina, dora, lena, await story.GuestAsync(), (await story.UnitAsync()).Una);
        }
    }

    private sealed class CaughtLogs : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = formatter(state, exception) + exception;
            if (Canary().IsMatch(line)) Lines.Add(line);
        }
        public void Dispose() { }
    }
}
