using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
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
            await db.SaveChangesAsync();
            return new House(host, house, ada.Id);
        });
    }
}
