using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.People;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Access;

/// <summary>Every route × method × role over HTTP, held against the reviewed table (trust.md A1).</summary>
public sealed class AccessMatrixTests(Hosts hosts)
{
    [Fact]
    public async Task Every_route_stands_in_the_reviewed_table_and_every_line_is_a_route()
    {
        var host = await hosts.SharedAsync(Db.Sqlite);
        var routes = await RoutesAsync(host);
        var table = AccessRule.Read();

        Assert.Empty(routes.Except(table.Keys).Select(r => $"missing in access-matrix.txt: {r.Method} {r.Route}"));
        Assert.Empty(table.Keys.Except(routes).Select(r => $"no such route any more: {r.Method} {r.Route}"));
    }

    [Fact]
    public Task Every_cell_answers_as_the_table_says() => AnswerAsTheTableSaysAsync(Db.Sqlite, (_, _) => true);

    /// <summary>Who may reach a page does, and two strangers reach none: that it is hidden from the others is decided by the same code, and takes minutes to ask twice.</summary>
    [Fact]
    public Task On_PostgreSQL_whoever_may_reaches_it_and_strangers_do_not() => AnswerAsTheTableSaysAsync(Db.Postgres, (cell, role) => cell == Cell.Reached || role is "outsider" or "other-admin");

    [Fact, Trait("Category", "Long"), Trait("Id", "access-postgres")]
    public Task On_PostgreSQL_every_cell_answers_as_the_table_says() => AnswerAsTheTableSaysAsync(Db.Postgres, (_, _) => true);

    private async Task AnswerAsTheTableSaysAsync(Db db, Func<Cell, string, bool> asked)
    {
        if (db == Db.Postgres && !Hosts.PostgresIsThere) Assert.Skip("UPWARD_TEST_PG is not set: ./test starts a PostgreSQL and sets it.");
        var story = await hosts.StoryAsync(db);
        var values = await StoryValues.MakeAsync(story);
        var wrong = new List<string>();
        var guest = await story.GuestAsync();
        var (una, _, _) = await story.UnitAsync();
        foreach (var role in Roles(story, guest, una))
        {
            var (browser, token) = await EnterAsync(story, role.Person);
            foreach (var rule in AccessRule.Read().Values)
            {
                var expected = Expected(rule, role.Names);
                if (!asked(expected, role.Names[0])) continue;
                var path = values.Fill(rule.Route);
                using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
                // That the way to sign in opens is asked once, in its own line.
                await browser.AskAsync(new HttpMethod(rule.Method), path, rule.Method == "POST" ? form : null, stopAt: "/sign-in?returnUrl");
                // Whoever has signed out comes in again for the next line.
                if (rule is { Method: "POST", Route: "/sign-out" } || (role.Person is not null && rule.Route == "/account?handler=Everywhere"))
                {
                    Assert.Equal("/sign-in", browser.Path);
                    (browser, token) = await EnterAsync(story, role.Person);
                    continue;
                }
                if (!Fits(expected, browser)) wrong.Add($"{rule.Method} {path} ({rule.Route}) as {role.Names[0]}: {(int)browser.Status} at {browser.Path}, expected {expected}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<(Person? Person, string[] Names)> Roles(Story story, Person guest, Person una) =>
    [
        (null, ["anonymous"]),
        (story.Ada, ["admin", "signed-in"]),
        (story.Petra, ["manager", "signed-in"]),
        (story.Amina, ["mentor", "signed-in"]),
        (story.Paul, ["mentee", "signed-in"]),
        (story.Olga, ["outsider", "signed-in"]),
        (story.Otto, ["other-admin", "signed-in"]),
        (guest, ["guest"]),
        (una, ["unit-manager", "signed-in"]),
    ];

    private enum Cell { Reached, SignIn, Hidden }

    private static Cell Expected(AccessRule rule, string[] names) =>
        rule.Who.Contains("anyone") || rule.Who.Overlaps(names) ? Cell.Reached
        : names[0] == "anonymous" ? Cell.SignIn
        // An admin of another organisation reaches pages about their own; what they name of ours must be hidden.
        : names[0] == "other-admin" && rule.Who.Contains("admin") && !rule.Route.Contains('{') ? Cell.Reached
        : Cell.Hidden;

    private static bool Fits(Cell cell, Browser browser) => cell switch
    {
        Cell.Reached => browser.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError) && !browser.Path.StartsWith("/sign-in?returnUrl", StringComparison.OrdinalIgnoreCase)
            || browser.Path.StartsWith("/error", StringComparison.Ordinal),
        Cell.SignIn => browser.Path.StartsWith("/sign-in?returnUrl", StringComparison.OrdinalIgnoreCase),
        _ => browser.Status == HttpStatusCode.NotFound,
    };

    private static async Task<(Browser Browser, string Token)> EnterAsync(Story story, Person? person)
    {
        var browser = await story.AsAsync(person);
        return (browser, await TokenAsync(browser, person is not null));
    }

    /// <summary>A token that this person's own pages carry, so that a refusal comes from access and not from antiforgery.</summary>
    private static async Task<string> TokenAsync(Browser browser, bool signedIn)
    {
        await browser.OpenAsync(signedIn ? "/account" : "/sign-in");
        return browser.Page?.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
    }

    private static async Task<HashSet<(string Method, string Route)>> RoutesAsync(TestHost host)
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var routes = new HashSet<(string, string)>();
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                foreach (var handler in compiled.HandlerMethods)
                    routes.Add((handler.HttpMethod.ToUpperInvariant(), handler.Name is { Length: > 0 } name ? $"{route}?handler={name}" : route));
            }
            else if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && !IsAsset(endpoint))
                foreach (var method in methods.HttpMethods) routes.Add((method, route));
        }
        return routes;
    }

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}" || endpoint.Metadata.Any(m => m.GetType().FullName!.Contains("StaticAsset", StringComparison.Ordinal));
}
