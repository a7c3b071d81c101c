using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Setup;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>
/// Founds the demo organisation for an account, in one transaction: the account administers it and runs both programmes.
/// No mail is written: nobody of the demo exists. An account that has its demo already gets that one.
/// </summary>
[UseCase]
public sealed class FoundDemo(AppDb db, OrganisationScope scope, DemoRounds rounds, DemoAgreements agreements, DemoCurriculum curriculum, DemoEndings endings, DemoGlass glass, DemoGoals goals, DemoHours hours, DemoOpportunities opportunities, DemoMessages messages, DemoSessions sessions, DemoCircles circles, Texts texts, TimeProvider clock) : IOfferDemo
{
    public Task<Outcome<FoundedDemo>> FoundAsync(Guid accountId, CancellationToken ct) => ExecuteAsync(DemoPlan.DefaultSeed, accountId, ct);

    public async Task<Outcome<FoundedDemo>> ExecuteAsync(ulong seed, Guid accountId, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, ct);
        if (account is null) return Outcome.NotFound;
        if (await FindAsync(accountId, ct) is { } known) return known;

        var plan = DemoPlan.Make(seed);
        var now = clock.GetUtcNow();
        var organisation = Organisation.Found(DemoHouse.Organisation, account.Culture ?? "en", "Europe/London", now, seed);
        using var there = scope.UseFor(organisation.Id);
        return await db.InTransactionAsync(() => BuildAsync(plan, organisation, account, now, ct), ct);
    }

    private async Task<FoundedDemo> BuildAsync(DemoPlan plan, Organisation organisation, Account account, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        // Thousands of new rows, none of them changed after it was added and before it was saved.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var past = new DemoPast(now);
            var directory = DemoDirectory.Of(plan, account, organisation.Id, new(past.Imported, now));
            var skills = BuiltInSkills.All.Select(s => Skill.Of(organisation.Id, s.Name, s.Category, s.Synonyms)).ToList();
            var skillIds = skills.ToDictionary(s => s.Name, s => s.Id, StringComparer.Ordinal);
            var freshEyes = DemoProgrammeRows.Of(plan.FreshEyes, past.FreshEyes(plan.FreshEyes.Preset), directory, skillIds, organisation.Id, new(past.FreshEyesBegun, now));
            var compass = DemoProgrammeRows.Of(plan.DigitalCompass, past.Compass(plan.DigitalCompass.Preset), directory, skillIds, organisation.Id, new(past.CompassBegun, now));
            db.Add(organisation);
            db.AddRange([.. directory.Levels, .. directory.People, .. directory.DottedLines, .. skills, .. freshEyes.All, .. compass.All]);
            db.AddRange(new DemoTalent(plan, freshEyes, directory, texts, past.FreshEyesBegun).Rows());
            db.AddRange(DemoTraining.Of(freshEyes, past.FreshEyesBegun));
            db.AddRange(DemoStories.Of(freshEyes, past.Published.AddDays(-6)));
            db.AddRange(DemoSetup.Of(freshEyes, directory, texts, past.FreshEyesBegun.AddDays(3), launched: true));
            db.AddRange(DemoSetup.Of(compass, directory, texts, past.CompassBegun.AddDays(3), launched: false));
            db.Add(OrganisationAdmin.Grant(organisation.Id, directory.Organiser.Id, past.Imported, null));
            await db.SaveChangesAsync(ct);
            db.AddRange(new DemoApplications(plan, freshEyes, directory, skillIds, texts, now).Rows());
            await db.SaveChangesAsync(ct);

            var history = new DemoHistory(organisation.Id, directory.Organiser);
            past.Tell(history, plan, freshEyes, compass);
            var people = directory.People.ToDictionary(p => p.Id);
            var answers = new DemoAnswers(history, freshEyes.Programme.Name, freshEyes.Enrolments.ToDictionary(e => e.Id, e => people[e.PersonId]));
            await PlayFreshEyesAsync(plan, freshEyes, past, history, answers, ct);
            await agreements.AddAsync(freshEyes.Programme.Id, now, ct);
            await curriculum.AddAsync(freshEyes.Programme.Id, now, ct);
            foreach (var end in await endings.AddAsync(freshEyes.Programme.Id, now, ct)) history.AddOwn(end.At, end.Action, end.Pair, end.Names);
            await glass.AddAsync(freshEyes.Programme.Id, directory.Organiser, history, now, ct);
            await goals.AddAsync(freshEyes.Programme.Id, ct);
            await hours.AddAsync(freshEyes.Programme.Id, now, ct);
            await opportunities.AddAsync(freshEyes.Programme.Id, now, ct);
            await messages.AddAsync(freshEyes.Programme.Id, ct);
            await sessions.AddAsync(freshEyes.Programme.Id, now, ct);
            await circles.AddAsync(freshEyes.Programme.Id, directory.Organiser.Id, now, ct);
            var (draft, _) = await rounds.SolveAsync(compass, 1, plan.Seed, StartRound.WeekOf(compass.Programme, now), null, past.CompassSolved, ct);
            history.Add(past.CompassSolved, "matching.round.started", "match-round", draft.Id, $"{compass.Programme.Name} 1");
            history.Add(now, "demo.founded", "organisation", organisation.Id, organisation.Name, new { plan.Seed });
            db.AddRange(history.Entries);
            await db.SaveChangesAsync(ct);
            return new(organisation.Id, $"/programmes/{compass.Programme.Id}/rounds/1");
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A small first round that is over, and the large second one, in the middle of its days for answers.</summary>
    private async Task PlayFreshEyesAsync(DemoPlan plan, DemoProgrammeRows programme, DemoPast past, DemoHistory history, DemoAnswers play, CancellationToken ct)
    {
        await PublishAsync(1, past.EarlyPublished, programme.Early, plan.EarlyAnswers);
        await PublishAsync(2, past.Published, null, plan.Answers);

        async Task PublishAsync(int number, DateTimeOffset at, IReadOnlySet<Guid>? among, IReadOnlyList<DemoAnswer> answers)
        {
            var solvedAt = at.AddHours(-3);
            var week = WeeklyAvailability.MondayOf(DateOnly.FromDateTime(at.UtcDateTime).AddDays(7));
            var (round, pairs) = await rounds.SolveAsync(programme, number, plan.Seed, week, among, solvedAt, ct);
            round.Publish(programme.Manager.PersonId, at.AddDays(programme.Programme.AnswerDays), at);
            db.AddRange(play.Play(round, pairs, answers));
            var name = $"{programme.Programme.Name} {number}";
            history.Add(solvedAt, "matching.round.started", "match-round", round.Id, name);
            history.Add(at, "matching.round.published", "match-round", round.Id, name, new { pairs = pairs.Count, answersDueAt = round.AnswersDueAt });
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<FoundedDemo?> FindAsync(Guid accountId, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var found = await db.People.IgnoreQueryFilters().Where(p => p.AccountId == accountId && db.Organisations.Any(o => o.Id == p.OrganisationId && o.DemoSeed != null))
            .Select(p => (Guid?)p.OrganisationId).FirstOrDefaultAsync(ct);
        return found is { } organisation ? new(organisation, "/programmes") : null;
    }
}
