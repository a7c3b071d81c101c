using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upward.Browser.Tests.Journeys;

namespace Upward.Browser.Tests.Screens;

/// <summary>Every page of the product is looked at: three widths, two themes, axe, no sideways scroll, no missing text. A new page that is in no list fails.</summary>
public sealed class EveryPageTests(Chromium chromium)
{
    [Fact]
    public async Task Every_page_is_sound_at_every_width_and_in_both_themes()
    {
        await using var host = await LiveHost.StartAsync();
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).ToHashSet();
        Assert.Empty(routes.Except([.. PageList.Visits.Select(v => v.Route), .. PageList.Wizard, .. PageList.AfterAForm, .. PageList.NoPages]).Select(r => $"stands in no list of PageList: {r}"));

        await using var visitor = await chromium.VisitAsync(host, "every-page");
        await visitor.OpenAsync("/");
        await FirstRun.ToTheDemoAsync(visitor, async step =>
        {
            Assert.Equal("/setup/" + step, visitor.Address.AbsolutePath);
            await visitor.InspectAsync("setup-" + step);
        });
        var facts = await DemoFacts.ReadAsync(host);

        var seen = new HashSet<string>();
        foreach (var group in PageList.Visits.GroupBy(v => v.Who))
        {
            if (group.Key == Who.Nobody) await visitor.ForgetAsync();
            else await visitor.BecomeAsync(facts.People[group.Key]);
            if (group.Key == Who.Ada) await ImportAsync(visitor, facts);
            foreach (var visit in group)
            {
                var path = facts.Fill(visit);
                await visitor.OpenAsync(path, visit.Status);
                await visitor.InspectAsync(NameOf(visit), path, again: !seen.Add(visit.Route));
            }
            if (group.Key == Who.Ada) await AfterFormsAsync(visitor, facts);
        }
        visitor.Leave();
        Assert.Empty(PageList.Visits.Select(v => v.Route).Distinct().Except(PageList.NotLinked).Where(r => !visitor.Links.Any(Addresses(r).IsMatch)).Select(r => $"no link leads to {r}"));
    }

    private static Regex Addresses(string route) =>
        new("^" + Regex.Replace(route, @"\{\w+(:\w+)?\??\}", m => m.Groups[1].Value switch { ":guid" => "[0-9a-f-]{36}", ":int" => @"\d+", _ => "[^/]+" }) + "$");

    /// <summary>One staff list that waits at its preview, with mistakes in it, and one that is in.</summary>
    private static async Task ImportAsync(Visitor visitor, DemoFacts facts)
    {
        foreach (var (name, rows, mistakes) in new[] { ("runId", 300, true), ("done.runId", 20, false) })
        {
            await visitor.OpenAsync("/people/import");
            await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = "staff.csv", MimeType = "text/csv", Buffer = StaffList.Csv(rows, mistakes) });
            await visitor.PressAsync("Read the file");
            facts[name] = visitor.Address.Segments[3].Trim('/');
            await visitor.PressAsync("These are the headings");
            await visitor.PressAsync("Look at what would change");
        }
        await visitor.PressAsync(visitor.Page.Locator("#commit button"));
        await Expect(visitor.Page.Locator("#undo button")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task AfterFormsAsync(Visitor visitor, DemoFacts facts)
    {
        await visitor.OpenAsync("/people");
        await visitor.Main.Locator("tbody input[type=checkbox]").First.CheckAsync();
        await visitor.PressAsync(visitor.Main.Locator("[formaction*='add-to-programme']"));
        Assert.StartsWith("/people/add-to-programme", visitor.Address.AbsolutePath, StringComparison.Ordinal);
        await visitor.InspectAsync("ada-people-add-to-programme");

        await visitor.OpenAsync(facts.Fill(new(Who.Ada, "/programmes/{programmeId:guid}/applications")));
        await visitor.Main.Locator("tbody input[type=checkbox]").First.CheckAsync();
        await visitor.PressAsync(visitor.Main.Locator(".bulk button[value=Accept]").First);
        Assert.EndsWith("/applications/decide", visitor.Address.AbsolutePath, StringComparison.Ordinal);
        await visitor.InspectAsync("ada-applications-decide");

        await visitor.OpenAsync(facts.Fill(new(Who.Ada, "/programmes/{programmeId:guid}/participants/import")));
        var csv = "email,role,offers,wants\nada@example.org,mentor,Excel:3;Falconry:2,\nnobody@example.org,mentor,,\n"u8.ToArray();
        await visitor.Page.SetInputFilesAsync("#File", new FilePayload { Name = "participants.csv", MimeType = "text/csv", Buffer = csv });
        await visitor.PressAsync("Look at it");
        await Expect(visitor.Main).ToContainTextAsync("Falconry");
        await visitor.InspectAsync("ada-participants-import-preview");
    }

    private static string NameOf(Visit visit) => string.Join('-',
        new[] { visit.Who.ToString().ToLowerInvariant() }.Concat(visit.Route.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('{', '}').Split(':')[0])).Append(visit.Use).Append(visit.Query.Trim('?')).Where(p => p.Length > 0));
}
