using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Journal;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.Opportunities;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Tests.Features.Circles;

namespace Upward.Web.Tests.Access;

/// <summary>
/// A3, R229: what a pair or a circle writes, and what one of them writes alone, is found nowhere else: not on any page of any other role, in no export, feed,
/// mail, notice, record or log. Each text is a word that exists nowhere but there; every route of the access matrix is opened as everybody.
/// </summary>
public sealed partial class CanaryTests(ITestOutputHelper output)
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A3_What_is_written_in_a_pair_is_found_by_nobody_else_wherever_they_look()
    {
        using var logs = new CaughtLogs();
        await using var host = await TestHost.StartAsync(Db.Sqlite, builder =>
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
                foreach (var word in Canary().Matches(body).Select(m => m.Value).Distinct())
                    if (!planted[word].Contains(name) && !IsBreakGlass(name, next.Path, planted[word])) found.Add($"{word} on {next.Method} {next.Path} as {name}");
                foreach (var link in Link().Matches(browser.Body).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)).Where(h => File().IsMatch(h))) paths.Enqueue(("GET", link));
            }
        }
        // So that a typing mistake in this test does not make it pass: the two of them do find what they wrote.
        foreach (var (word, who) in planted)
            Assert.True(who.Count == 0 || await FindsAsync(story, values, crowd, word, who), $"{word} is found by nobody: the test looks at the wrong places.");

        found.AddRange(await InTheDatabaseAsync(story));
        found.AddRange(logs.Lines.Select(l => $"in the log: {l}"));
        output.WriteLine(FormattableString.Invariant($"{planted.Count} planted words, {crowd.All(story).Count()} roles, {opened} answers"));
        Assert.True(found.Count == 0, $"{found.Count} places where a word was found:\n{string.Join('\n', found.Distinct().Take(40))}");
    }

    /// <summary>The one way that is meant to show it: an opening of this admin's, with a reason, told to both, and of what both read alone.</summary>
    private static bool IsBreakGlass(string name, string path, IReadOnlySet<string> readers) => name == "admin" && path.StartsWith("/settings/safety/openings/", StringComparison.Ordinal) && readers.SetEquals(["mentor", "mentee"]);

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
        await GoalAsync(story.Paul, Word("sharedgoal", both), GoalOwning.Ours);

        var (a, p) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await a.OpenAsync($"/pairs/{pair}/expectations");
        await a.PressAsync("button[name=done][value=true]", ("Answers[worry]", Word("worry", amina)));
        await p.OpenAsync($"/pairs/{pair}/agreement");
        await p.SubmitAsync("form[action$='handler=Begin']");
        await p.SubmitAsync("form[data-guard]", ("Words[boundaries]", Word("agreement", paul)));
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
        Assert.True((await story.RunAsAsync<KeepJournal, Outcome>(story.Amina, j => j.WriteAsync(null, JournalPrompt.Why, word("journal", "mentor"), "", 0, None))).Succeeded);
        Assert.True((await story.RunAsAsync<KeepHours, Outcome>(story.Paul, k => k.AddAsync(pair, today, 30, HoursKind.Preparation, word("hours", "mentee"), None))).Succeeded);
        Assert.True((await story.RunAsAsync<KeepOpportunities, Outcome>(story.Paul, k => k.AddAsync(pair, OpportunityKind.Exposure, today, word("door", "mentor", "mentee"), None))).Succeeded);
        Assert.True((await story.RunAsAsync<PrepareSession, Outcome>(story.Amina, s => s.AddAsync(pair, session, [word("need", "mentor", "mentee")], None))).Succeeded);
    }

    private delegate string PlantWord(string word, params string[] readers);

    private static async Task<bool> FindsAsync(Story story, StoryValues values, Crowd crowd, string word, IReadOnlySet<string> who)
    {
        var goals = await story.InAsync(d => d.Goals.Select(g => g.Id).ToListAsync());
        var files = await story.InAsync(d => d.MessageFiles.Select(f => f.Id).ToListAsync());
        var circles = await story.InAsync(d => d.Circles.Select(c => c.Id).ToListAsync());
        var meetings = await story.InAsync(d => d.GroupSessions.Select(m => m.Id).ToListAsync());
        foreach (var (_, person) in crowd.All(story).Where(c => who.Contains(c.Name)))
        {
            var browser = await story.AsAsync(person);
            foreach (var path in new[] { "", "/goals", "/messages", "/expectations", "/agreement/edit", "/agreement", "/closing/reflection", "/sessions/{sessionId}", "/sessions/{sessionId}/notes", "/sessions/{sessionId}/prepare", "/hours", "/opportunities" }.Select(p => values.Fill("/pairs/{mentorshipId}" + p))
                .Concat(goals.Select(g => values.Fill("/pairs/{mentorshipId}/goals/") + g)).Append("/my/neutral-contact").Append("/my/journal").Concat(circles.SelectMany(c => new[] { $"/circles/{c}", $"/circles/{c}/messages" })).Concat(meetings.Select(m => $"/group-sessions/{m}")).Append(values.Fill("/my/profile/{enrolmentId}")).Append("/people").Concat(files.Select(f => values.Fill("/pairs/{mentorshipId}/messages/files/") + f)))
            {
                await browser.OpenAsync(path);
                if (browser.Body.Contains(word, StringComparison.Ordinal)) return true;
            }
        }
        return false;
    }

    /// <summary>What leaves as mail, stands in the centre of notifications, or is kept on record.</summary>
    private static Task<List<string>> InTheDatabaseAsync(Story story) => story.InAsync(async d =>
    {
        var places = (await d.Outbox.ToListAsync()).Select(m => ($"mail {m.Kind}", m.Subject + m.TextBody + m.HtmlBody + m.Calendar + m.UniqueKey))
            .Concat((await d.Notices.ToListAsync()).Select(n => ("a notice", n.Title + n.Path)))
            .Concat((await d.AuditEntries.ToListAsync()).Select(e => ($"record {e.Action}", e.Details + e.SubjectName)))
            .Concat((await d.LongTasks.ToListAsync()).Select(t => ($"task {t.Kind}", System.Text.Json.JsonSerializer.Serialize(t))));
        // The directory's own record of the person whom Amina does not want is none about her wish.
        return places.SelectMany(p => Canary().Matches(p.Item2).Select(m => $"{m.Value} in {p.Item1}")).ToList();
    });

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

    [GeneratedRegex(@"\{circleId[^}]*\}")]
    private static partial Regex CircleId();

    [GeneratedRegex("<a\\b[^>]*\\bhref=\"(/[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("zq[a-z]+qz")]
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
