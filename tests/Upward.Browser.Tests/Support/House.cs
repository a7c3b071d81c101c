using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Features.Skills;
using Upward.Web.Platform.Hosting;

namespace Upward.Browser.Tests.Support;

/// <summary>An organisation with one person in it, Ada, who administers it; for journeys that do not begin with the wizard.</summary>
public sealed record House(LiveHost Host, Guid OrganisationId, Guid AdaId)
{
    public static async Task<House> FoundAsync(LiveHost host)
    {
        var now = TimeProvider.System.GetUtcNow();
        var house = await host.EverywhereAsync(async db =>
        {
            var organisation = Organisation.Found("Harbour & Vale", "en", "Europe/London", now);
            db.Organisations.Add(organisation);
            db.InstallationSettings.Add(new InstallationSetting(SettingKeys.SetUpFinished, "yes"));
            await db.SaveChangesAsync();
            return organisation.Id;
        });
        host.Services.GetRequiredService<SetUpState>().Finish();
        return await host.InAsync(house, async db =>
        {
            var ada = Person.Add(house, new PersonFacts { Name = "Ada Admin", Email = "ada@example.org", Languages = [] }, now);
            db.People.Add(ada);
            db.OrganisationAdmins.Add(OrganisationAdmin.Grant(house, ada.Id, now, null));
            foreach (var skill in BuiltInSkills.All) db.Skills.Add(Skill.Of(house, skill.Name, skill.Category, skill.Synonyms));
            await db.SaveChangesAsync();
            return new House(host, house, ada.Id);
        });
    }

    /// <summary>Sixteen juniors (two low levels) and twelve seniors (two high ones) in four departments, in one tree under Ada.</summary>
    public Task StaffAsync() => Host.InAsync(OrganisationId, async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var levels = Enumerable.Range(1, 6).Select(rank => Level.Of(OrganisationId, $"L{rank}", rank)).ToList();
        db.Levels.AddRange(levels);
        string[] departments = ["Data", "Operations", "Sales", "Legal"];
        for (var i = 0; i < 28; i++)
        {
            var senior = i >= 16;
            var level = levels[senior ? 4 + i % 2 : i % 2];
            var person = Person.Add(OrganisationId, new PersonFacts
            {
                Name = Names[i], Email = $"p{i}@example.org", Title = senior ? "Director" : "Analyst", LevelName = level.Name, LevelId = level.Id, Department = departments[i % 4],
                Site = i % 3 == 0 ? "Leeds" : "Lagos", TimeZone = i % 3 == 0 ? "Europe/London" : "Africa/Lagos", Languages = i % 5 == 0 ? ["en", "fr"] : ["en"],
            }, now);
            person.ReportTo(AdaId);
            db.People.Add(person);
        }
        return await db.SaveChangesAsync();
    });

    private static readonly string[] Names =
    [
        "Amina Haddad", "José García", "Zoë O’Neill", "Łukasz Wójcik", "محمد الحسن", "李 伟", "Юлия Смирнова", "Chidi Okafor", "Aoife Murphy", "Priya Sharma", "Kenji Tanaka", "Björn Åkesson", "Noor van der Berg", "Tomás Núñez", "Mei Chen", "Tunde Adeyemi",
        "Ingrid Moberg", "Paul Director", "Margaret Hollis", "Hans-Peter Vogel", "Fatima Zahra", "George Whitfield", "Ana Souza", "Rajesh Iyer", "Claire Dubois", "Viktor Petrov", "Helen Nkosi", "Sam Brookes",
    ];
}
