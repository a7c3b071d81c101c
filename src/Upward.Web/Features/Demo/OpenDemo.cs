using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Features.Setup;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <param name="MentorEmail">Two people of one pair that nobody has answered yet, so that both sides can be tried.</param>
public sealed record OpenedDemo(string Email, string MentorEmail, string MenteeEmail, string PairMentorEmail, string PairMenteeEmail, string Password, string Path);

/// <summary>
/// Founds the demo without the wizard, with an account of its own: for `./run --demo` and `upward demo load`. On a fresh
/// installation set-up then counts as finished and the account is its operator.
/// </summary>
[UseCase]
public sealed class OpenDemo(AppDb db, OrganisationScope scope, UserManager<Account> users, FoundDemo found, FinishSetUp finish, TimeProvider clock)
{
    public const string Email = "demo@" + DemoHouse.Domain;
    private const string Name = "Robin Demo";

    public async Task<Outcome<OpenedDemo>> ExecuteAsync(ulong seed, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        if (await db.Organisations.AnyAsync(o => o.DemoSeed != null, ct)) return Outcome.Refused("demo.refused.exists");
        var fresh = !await db.Users.AnyAsync(ct);
        // Somebody is in the middle of the wizard; closing it would lock them out.
        if (await db.InstallationSettings.AnyAsync(s => s.Key == SettingKeys.SetUpAccount, ct) && !await db.InstallationSettings.AnyAsync(s => s.Key == SettingKeys.SetUpFinished, ct)) return Outcome.Refused("demo.refused.setUpBegan");

        var password = ReadablePassword.Draw();
        var account = await CreateAsync(Name, Email, password, fresh);
        var demo = await found.ExecuteAsync(seed, account.Id, ct);
        if (!demo.Succeeded) return demo.Result;
        var (mentor, mentee) = await UnansweredPairAsync(demo.Value.OrganisationId, ct);
        var (living, learning) = await RunningPairAsync(demo.Value.OrganisationId, [mentor.Id, mentee.Id], ct);
        foreach (var person in new[] { mentor, mentee, living, learning }) person.Connect((await CreateAsync(person.CallName, person.Email, password, isOperator: false)).Id);
        await db.SaveChangesAsync(ct);
        if (fresh) await finish.ExecuteAsync(ct);
        return new OpenedDemo(Email, mentor.Email, mentee.Email, living.Email, learning.Email, password, demo.Value.Path);
    }

    private async Task<Account> CreateAsync(string name, string email, string password, bool isOperator)
    {
        var now = clock.GetUtcNow();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, Name = name, CreatedAt = now, OperatorSince = isOperator ? now : null };
        var result = await users.CreateAsync(account, password);
        return result.Succeeded ? account : throw new InvalidOperationException($"The account {email} cannot be made: {result.Errors.First().Code}.");
    }

    private async Task<(Person Mentor, Person Mentee)> UnansweredPairAsync(Guid organisationId, CancellationToken ct)
    {
        var pair = await db.UnansweredByName().IgnoreQueryFilters().Where(p => p.OrganisationId == organisationId)
            .Select(p => new { Mentor = p.Mentor.PersonId, Mentee = p.Mentee.PersonId }).FirstAsync(ct);
        return await BothAsync(pair.Mentor, pair.Mentee, ct);
    }

    /// <summary>Two in the middle of it: they have met, have a next date with an agenda, and write to each other.</summary>
    private async Task<(Person Mentor, Person Mentee)> RunningPairAsync(Guid organisationId, Guid[] others, CancellationToken ct)
    {
        var pair = await db.Mentorships.IgnoreQueryFilters()
            .Where(m => m.OrganisationId == organisationId && m.EndedAt == null && !others.Contains(m.Mentor.PersonId) && !others.Contains(m.Mentee.PersonId))
            .OrderByDescending(m => db.Sessions.IgnoreQueryFilters().Any(s => s.MentorshipId == m.Id && s.HeldSaidAt == null && s.CancelledAt == null && s.MissedSaidAt == null && s.Agenda != ""))
            .ThenByDescending(m => db.MessageThreads.IgnoreQueryFilters().Any(t => t.MentorshipId == m.Id)).ThenByDescending(m => db.Sessions.IgnoreQueryFilters().Count(s => s.MentorshipId == m.Id && s.HeldSaidAt != null))
            .ThenBy(m => m.Id).Select(m => new { Mentor = m.Mentor.PersonId, Mentee = m.Mentee.PersonId }).FirstAsync(ct);
        return await BothAsync(pair.Mentor, pair.Mentee, ct);
    }

    private async Task<(Person Mentor, Person Mentee)> BothAsync(Guid mentor, Guid mentee, CancellationToken ct)
    {
        var people = await db.People.IgnoreQueryFilters().Where(p => p.Id == mentor || p.Id == mentee).ToListAsync(ct);
        return (people.Single(p => p.Id == mentor), people.Single(p => p.Id == mentee));
    }
}
