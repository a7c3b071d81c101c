using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Upward.Web.Tests.Features.Kit;

public sealed class KitTextTests(Hosts hosts)
{
    private const string Form = "form#kit-text";

    [Theory, BothDatabases]
    public async Task A_manager_writes_a_text_in_own_words_and_goes_back_to_the_shipped_one(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        var address = $"/programmes/{story.Programme.Id}/kit/texts/announcement";
        await petra.OpenAsync(address);
        Assert.Contains("Nobody is being replaced", petra.Body, StringComparison.Ordinal);

        await petra.SubmitAsync(Form, ("Input.Subject", "{programme} begins"), ("Input.Markdown", "Dear {name}, we **begin** on {starts}."));
        Assert.Equal(HttpStatusCode.OK, petra.Status);
        Assert.Contains("Fresh Eyes begins", petra.Page!.QuerySelector("#kit-preview")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dear Petra Programme, we begin on", petra.Page!.QuerySelector("#kit-preview")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dear {name}, we **begin** on {starts}.\n", await story.InAsync(d => d.KitTexts.Select(t => t.Markdown).SingleAsync()));

        await petra.OpenAsync(address + "?language=de");
        await petra.SubmitAsync(Form, ("Input.Subject", "{programme} beginnt"), ("Input.Markdown", "Guten Tag {name}"));
        Assert.Equal(["de", "en"], await story.InAsync(d => d.KitTexts.OrderBy(t => t.Language).Select(t => t.Language).ToListAsync()));

        await petra.OpenAsync(address);
        await petra.SubmitAsync("form#restore");
        Assert.Contains("Nobody is being replaced", petra.Body, StringComparison.Ordinal);
        Assert.Equal(["de"], await story.InAsync(d => d.KitTexts.Select(t => t.Language).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_text_that_cannot_stand_is_refused_and_nothing_typed_is_lost(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/texts/announcement");
        foreach (var (text, says) in new[]
        {
            ("Ask {sponser}", "There is no field {sponser}"), ("[x](javascript:y)", "A link must begin with"), ("![x](https://e.org/x.png)", "Pictures are not shown"), ("  ", "Fill this in."),
        })
        {
            await petra.SubmitAsync(Form, ("Input.Subject", "Kept subject"), ("Input.Markdown", text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
            Assert.Contains(says, petra.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Kept subject", petra.Page.QuerySelector("[name='Input.Subject']")!.GetAttribute("value"));
            Assert.Equal(text.Trim(), petra.Page.QuerySelector("[name='Input.Markdown']")!.TextContent.Trim());
        }
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/texts/poster");
        await petra.SubmitAsync(Form, ("Input.Markdown", "Dear {name}"));
        Assert.Contains("is the reader of a letter", petra.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await story.InAsync(d => d.KitTexts.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Two_writers_do_not_overwrite_each_other_unseen(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (petra, ada) = (await story.AsAsync(story.Petra), await story.AsAsync(story.Ada));
        var address = $"/programmes/{story.Programme.Id}/kit/texts/reminder";
        await petra.OpenAsync(address);
        await ada.OpenAsync(address);
        await petra.SubmitAsync(Form, ("Input.Markdown", "By Petra"));
        await ada.SubmitAsync(Form, ("Input.Markdown", "By Ada"));

        Assert.Contains("Somebody changed this", ada.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("By Petra\n", await story.InAsync(d => d.KitTexts.Select(t => t.Markdown).SingleAsync()));
        await ada.SubmitAsync(Form);
        Assert.Equal("By Ada\n", await story.InAsync(d => d.KitTexts.Select(t => t.Markdown).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_preview_follows_the_typing_and_stores_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/texts/announcement");
        var page = await petra.PressAsync("button[formaction*=Preview]", ("Input.Markdown", "Half **written** by {sponsor}"));

        Assert.Contains("<strong>written</strong>", petra.Body, StringComparison.Ordinal);
        Assert.Contains("the sponsor, once they have said yes", page.QuerySelector("#kit-preview .alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await story.InAsync(d => d.KitTexts.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task For_others_the_kit_is_not_there(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var who in new[] { story.Amina, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(who);
            foreach (var path in new[] { "kit", "kit/texts/announcement", "kit/letters/announcement", "kit/page", "kit/poster", "kit/slide", "kit/commitments" })
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}/{path}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
        }
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/texts/no-such-text");
        Assert.Equal(HttpStatusCode.NotFound, petra.Status);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/texts/poster?language=xx");
        Assert.Equal(HttpStatusCode.NotFound, petra.Status);
    }
}
