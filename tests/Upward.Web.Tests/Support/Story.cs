using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Units;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Tests.Support;

/// <summary>
/// A small world for one test, in an organisation of its own: Ada administers, Petra runs the programme, Amina (mentor)
/// and Director Paul (mentee) take part, Olga stands outside; and Otto administers another organisation.
/// </summary>
public sealed class Story
{
    private Story(TestHost host) => Host = host;

    public TestHost Host { get; }
    public Guid OrganisationId { get; private set; }
    public Person Ada { get; private set; } = null!;
    public Person Petra { get; private set; } = null!;
    public Person Amina { get; private set; } = null!;
    public Person Paul { get; private set; } = null!;
    public Person Olga { get; private set; } = null!;
    public Guid OtherOrganisationId { get; private set; }
    public Person Otto { get; private set; } = null!;
    public Programme Programme { get; private set; } = null!;
    public ParticipantEnrolment AminaIn { get; private set; } = null!;
    public ParticipantEnrolment PaulIn { get; private set; } = null!;
    public DateTimeOffset Now => Host.Clock.GetUtcNow();

    public static async Task<Story> BeginAsync(TestHost host)
    {
        var story = new Story(host);
        story.OrganisationId = await story.FoundAsync("Harbour & Vale");
        story.OtherOrganisationId = await story.FoundAsync("Northern Lights");
        await story.InAsync(story.OtherOrganisationId, async db =>
        {
            story.Otto = await story.AddPersonAsync(db, "Otto Other", account: true);
            db.OrganisationAdmins.Add(OrganisationAdmin.Grant(db.OrganisationId, story.Otto.Id, story.Now, null));
            await db.SaveChangesAsync();
        });
        await story.InAsync(async db =>
        {
            var levels = Enumerable.Range(1, 6).Select(rank => Level.Of(db.OrganisationId, $"L{rank}", rank)).ToList();
            db.Levels.AddRange(levels);
            story.Ada = await story.AddPersonAsync(db, "Ada Admin", account: true, department: "HR");
            story.Petra = await story.AddPersonAsync(db, "Petra Programme", account: true, department: "HR");
            story.Amina = await story.AddPersonAsync(db, "Amina Haddad", account: true, level: levels[1], department: "Data", languages: ["en", "ar"]);
            story.Paul = await story.AddPersonAsync(db, "Paul Director", account: true, level: levels[4], department: "Operations", languages: ["en"]);
            story.Olga = await story.AddPersonAsync(db, "Olga Outside", account: true, level: levels[2], department: "Legal");
            db.OrganisationAdmins.Add(OrganisationAdmin.Grant(db.OrganisationId, story.Ada.Id, story.Now, null));
            var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
            story.Programme = Programme.Begin(db.OrganisationId, new ProgrammeFacts { Name = "Fresh Eyes", Purpose = "Learn from each other.", StartsOn = today, EndsOn = today.AddMonths(6) }, story.Petra.Id, story.Now);
            db.Programmes.Add(story.Programme);
            db.ProgrammeManagers.Add(ProgrammeManager.Grant(db.OrganisationId, story.Programme.Id, story.Petra.Id, story.Now, story.Ada.Id));
            story.AminaIn = ParticipantEnrolment.Add(db.OrganisationId, story.Programme.Id, story.Amina.Id, ProgrammeRole.Mentor, 1, story.Petra.Id, story.Now);
            story.PaulIn = ParticipantEnrolment.Add(db.OrganisationId, story.Programme.Id, story.Paul.Id, ProgrammeRole.Mentee, 1, story.Petra.Id, story.Now);
            db.Enrolments.AddRange(story.AminaIn, story.PaulIn);
            await db.SaveChangesAsync();
        });
        return story;
    }

    /// <summary>Adds somebody to the unit of work; with an account, they can sign in.</summary>
    public async Task<Person> AddPersonAsync(AppDb db, string name, bool account = false, Level? level = null, string department = "",
        string site = "", string timeZone = "", IReadOnlyList<string>? languages = null, Guid? managerId = null)
    {
        var email = $"{name.Replace(' ', '.')}.{Guid.NewGuid():N}@example.org".ToLowerInvariant();
        var person = Person.Add(db.OrganisationId, new PersonFacts
        {
            Name = name, Email = email, LevelName = level?.Name ?? "", LevelId = level?.Id, Department = department, Site = site, TimeZone = timeZone, Languages = languages ?? [],
        }, Now);
        person.ReportTo(managerId);
        if (account)
        {
            var user = new Account { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, Name = name, CreatedAt = Now, SecurityStamp = Guid.NewGuid().ToString("N") };
            db.Users.Add(user);
            person.Connect(user.Id);
            await db.SaveChangesAsync();
        }
        db.People.Add(person);
        return person;
    }

    /// <summary>Another programme in which the person takes part, with a profile that names one skill, one goal and video.</summary>
    public Task<ParticipantEnrolment> ElsewhereAsync(Person person, ProgrammeRole role, Guid skillId) => InAsync(async db =>
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var other = Programme.Begin(db.OrganisationId, new ProgrammeFacts { Name = "Last year", Purpose = "The first try.", StartsOn = today, EndsOn = today.AddMonths(3) }, Petra.Id, Now);
        var there = ParticipantEnrolment.Add(db.OrganisationId, other.Id, person.Id, role, 1, Petra.Id, Now);
        there.ChangeProfile(new() { Offered = [new(skillId, 3)], Wanted = [new(skillId, 2)], Goals = ["Be heard"], Communication = new() { Channel = "video" } }, 0, Now);
        db.AddRange(other, there);
        await db.SaveChangesAsync();
        return there;
    });

    /// <summary>Greta Guest, a mentor from outside, in the story's programme for thirty days.</summary>
    public async Task<Person> GuestAsync()
    {
        Person guest = null!;
        await InAsync(async db =>
        {
            var email = $"greta.{Guid.NewGuid():N}@elsewhere.example";
            guest = Person.Invite(db.OrganisationId, Programme.Id, "Greta Guest", email, "Open University", Now.AddDays(30), Now);
            var user = new Account { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, Name = guest.Name, CreatedAt = Now, SecurityStamp = Guid.NewGuid().ToString("N") };
            db.Users.Add(user);
            guest.Connect(user.Id);
            await db.SaveChangesAsync();
            db.People.Add(guest);
            db.Enrolments.Add(ParticipantEnrolment.Add(db.OrganisationId, Programme.Id, guest.Id, ProgrammeRole.Mentor, 1, Petra.Id, Now));
            await db.SaveChangesAsync();
        });
        return guest;
    }

    /// <summary>Una runs the programmes of the unit "North": whoever is in the department North. Noor is one of them.</summary>
    public async Task<(Person Una, Person Noor, Guid UnitId)> UnitAsync()
    {
        (Person Una, Person Noor, Guid UnitId) made = default;
        await InAsync(async db =>
        {
            var unit = Unit.Make(db.OrganisationId, new("North", ["North"], [], []), Now);
            db.Units.Add(unit);
            made = (await AddPersonAsync(db, "Una Unit", account: true, department: "North"), await AddPersonAsync(db, "Noor North", account: true, department: "North"), unit.Id);
            await db.SaveChangesAsync();
            db.UnitManagers.Add(UnitManager.Grant(db.OrganisationId, unit.Id, made.Una.Id, Now, Ada.Id));
            await db.SaveChangesAsync();
        });
        return made;
    }

    /// <summary>Amina and Paul are a running pair, from a round of their programme.</summary>
    public Task PairAsync() => InAsync(async db =>
    {
        var round = MatchRound.Begin(db.OrganisationId, Programme.Id, 1, new CriteriaSettings(), 1, new DateOnly(2026, 1, 5), null, Now);
        var proposal = Proposal.Of(db.OrganisationId, round.Id, AminaIn.Id, PaulIn.Id, 10, [], false);
        db.MatchRounds.Add(round);
        db.Proposals.Add(proposal);
        db.Mentorships.Add(Mentorship.Confirm(db.OrganisationId, Programme.Id, proposal.Id, AminaIn.Id, 1, PaulIn.Id, 1, Now));
        await db.SaveChangesAsync();
    });

    /// <summary>A browser in which this person is signed in (by a real cookie, without the form). Null: nobody.</summary>
    public async Task<Browser> AsAsync(Person? person)
    {
        var browser = Host.NewBrowser();
        if (person is not null) browser.Keep(await SessionOfAsync(person));
        return browser;
    }

    /// <summary>The cookie that the sign-in page would give this person; any process on the same database takes it.</summary>
    public async Task<Cookie> SessionOfAsync(Person person)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByIdAsync(person.AccountId!.Value.ToString()) ?? throw new InvalidOperationException($"{person.Name} has no account.");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(UpwardClaims.Organisation, person.OrganisationId.ToString()));
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(UpwardClaims.Session, Guid.NewGuid().ToString("N")));
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = Now, ExpiresUtc = Now.AddHours(12) };
        return new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme))) { Path = "/" };
    }

    /// <summary>Works on the database of this story's organisation.</summary>
    public Task InAsync(Func<AppDb, Task> work) => InAsync(OrganisationId, work);

    public async Task InAsync(Guid organisationId, Func<AppDb, Task> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisationId);
        await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async Task<T> InAsync<T>(Func<AppDb, Task<T>> work)
    {
        T? result = default;
        await InAsync(async db => { result = await work(db); });
        return result!;
    }

    /// <summary>Runs a use case as this person would: in a scope of its own, with the person at hand. Null: the installation itself.</summary>
    public async Task<T> RunAsAsync<TUseCase, T>(Person? person, Func<TUseCase, Task<T>> work, ReaderZone? zone = null) where TUseCase : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<OrganisationScope>().Use(person?.OrganisationId ?? OrganisationId);
        if (person is not null)
        {
            var db = services.GetRequiredService<AppDb>();
            var runs = await WhatSomebodyRuns.ReadAsync(db, person.Id, CancellationToken.None);
            var admin = await db.OrganisationAdmins.AnyAsync(a => a.PersonId == person.Id);
            services.GetRequiredService<CurrentPerson>().Become(new(person.AccountId ?? Guid.NewGuid(), person.Id, person.OrganisationId, person.CallName, person.Email, admin, false, runs.Programmes, "en", zone ?? ReaderZone.Utc, "", person.GuestIn, runs.Units, runs.Reach));
        }
        return await work(services.GetRequiredService<TUseCase>());
    }

    /// <summary>Runs every waiting long task of this organisation to its end.</summary>
    public async Task RunTasksAsync()
    {
        var waiting = await InAsync(db => db.LongTasks.Where(t => t.FinishedAt == null).OrderBy(t => t.CreatedAt).Select(t => t.Id).ToListAsync());
        foreach (var id in waiting) await Host.Services.GetRequiredService<LongTaskRunner>().RunAsync(OrganisationId, id, CancellationToken.None);
    }

    public Task<List<OutboxMail>> MailsAsync() => InAsync(db => db.Outbox.OrderBy(m => m.CreatedAt).ToListAsync());

    private async Task<Guid> FoundAsync(string name)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var organisation = Organisation.Found(name, "en", "Europe/London", Now);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation.Id;
    }
}
