using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.People;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;
using Upward.Web.Tests.Access;

namespace Upward.Web.Tests.Text;

/// <summary>
/// Every page, as everybody who may reach it, in a language that nobody speaks (trust.md J8): what does not stand between
/// its marks was written into code instead of a resource file, or is data.
/// </summary>
public sealed class PseudoLocaleTests
{
    [Fact]
    public async Task Every_word_of_every_page_comes_from_a_resource_file_or_is_data()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite, builder => builder.Services.AddSingleton<IStartupFilter, SpeakPseudo>());
        var story = await Story.BeginAsync(host);
        var values = await StoryValues.MakeAsync(story);
        await story.InAsync(db => db.Organisations.ExecuteUpdateAsync(s => s.SetProperty(o => o.Culture, TextCatalogue.PseudoCulture)));
        var data = await DataWords.OfAsync(story);

        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var pages = 0;
        foreach (var (person, names) in Roles(story))
        {
            var browser = await story.AsAsync(person);
            foreach (var rule in AccessRule.Read().Values.Where(r => r.Method == "GET" && (r.Who.Contains("anyone") || r.Who.Overlaps(names))))
            {
                await browser.OpenAsync(values.Fill(rule.Route));
                if (browser.Response.Content.Headers.ContentType?.MediaType != "text/html") continue;
                pages++;
                foreach (var text in PageText.OutsideTheMarks(browser.Page!, data)) wrong.Add($"{rule.Route}: {text}");
                // A form with an address of its own gets no token by itself, and would be refused.
                foreach (var form in browser.Page!.QuerySelectorAll("form[method=post]").Where(f => f.QuerySelector("[name=__RequestVerificationToken]") is null)) wrong.Add($"{rule.Route}: a form without its token, to {form.GetAttribute("action")}");
                foreach (var key in PageText.MissingKeys(browser.Body)) wrong.Add($"{rule.Route}: no text for {key}");
            }
        }
        Assert.True(pages > 20, $"only {pages} pages were read");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_word_of_every_mail_comes_from_a_resource_file()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        var story = await Story.BeginAsync(host);
        var catalogue = host.Services.GetRequiredService<TextCatalogue>();
        var kinds = catalogue.Keys.Where(k => k.StartsWith("mail.", StringComparison.Ordinal) && k.EndsWith(".subject", StringComparison.Ordinal)).Select(k => k["mail.".Length..^".subject".Length]).ToList();
        Assert.NotEmpty(kinds);

        await story.RunAsAsync<MailComposer, bool>(null, composer =>
        {
            foreach (var kind in kinds)
            {
                var mail = composer.Add(new(null, "Zq", "zq@example.org", TextCatalogue.PseudoCulture, ReaderZone.Utc), kind, kind, catalogue.Find("en", $"mail.{kind}.button") is null ? null : "https://example.org/x", secret: false);
                Assert.Empty(PageText.Outside(mail.Subject));
                Assert.DoesNotContain(PageText.Outside(mail.TextBody.Replace("https://example.org/x", "", StringComparison.Ordinal)), w => w != "Zq");
                Assert.Empty(PageText.MissingKeys(mail.TextBody + mail.HtmlBody + mail.Subject));
            }
            return Task.FromResult(true);
        });
    }

    private static IEnumerable<(Person? Person, string[] Names)> Roles(Story story) =>
    [
        (null, []),
        (story.Ada, ["admin", "signed-in"]),
        (story.Petra, ["manager", "signed-in"]),
        (story.Amina, ["mentor", "signed-in"]),
        (story.Paul, ["mentee", "signed-in"]),
        (story.Olga, ["signed-in"]),
    ];

    /// <summary>Nobody signed in has no language of their own; here they speak it too.</summary>
    private sealed class SpeakPseudo : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) =>
            {
                http.RequestServices.GetRequiredService<Texts>().Speak(TextCatalogue.PseudoCulture, ReaderZone.Utc);
                return go(http);
            });
            next(app);
        };
    }
}
