using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;
using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Training;

public sealed class PictureTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_picture_is_brought_in_shown_in_a_unit_and_seen_by_its_readers(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync(Page(story));
        await petra.UploadAsync("form[enctype]", "file", "chart.png", PictureMaking.Png(), ("Alt", "Two columns: who speaks, who is asked"));
        var line = (await petra.OpenAsync(Page(story))).QuerySelector(".picture-line")!.TextContent;
        Assert.StartsWith("![Two columns: who speaks, who is asked](picture:", line, StringComparison.Ordinal);

        await WriteAsync(story, line);
        var key = await story.InAsync(d => d.UnitTexts.Select(t => t.Key).SingleAsync());
        var amina = await story.AsAsync(story.Amina);
        var image = (await amina.OpenAsync($"/my/training/{story.Programme.Id}/{key}")).QuerySelector(".long-text img")!;
        Assert.Equal("Two columns: who speaks, who is asked", image.GetAttribute("alt"));
        await amina.OpenAsync(image.GetAttribute("src")!);
        Assert.Equal((HttpStatusCode.OK, "image/png", "nosniff"), (amina.Status, amina.Response.Content.Headers.ContentType!.MediaType, amina.Response.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Contains("sandbox", amina.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(amina.Response.Headers.CacheControl!.Private);
    }

    [Theory, BothDatabases]
    public async Task Without_words_of_another_kind_or_shown_somewhere_it_is_refused_with_a_reason(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.Equal("pictures.refused.alt", Key(await AddAsync(story, story.Petra, PictureMaking.Png(), " ")));
        Assert.Equal("refused.tooLong", Key(await AddAsync(story, story.Petra, PictureMaking.Png(), new string('x', 251))));
        Assert.Equal("pictures.refused.kind", Key(await AddAsync(story, story.Petra, "<svg onload='alert(1)'/>"u8.ToArray(), "A drawing")));
        Assert.Equal("pictures.refused.large", Key(await AddAsync(story, story.Petra, new byte[UnitPicture.Largest + 1], "A drawing")));
        var key = (await AddAsync(story, story.Petra, PictureMaking.Webp(), "A drawing")).Value!;
        Assert.Equal("training.refused.pictureWords", (await WriteAsync(story, $"![](picture:{key})")).Refusals.Single().Message.Key);
        Assert.Equal("training.refused.pictureGone", (await WriteAsync(story, "![a](picture:000000000000)")).Refusals.Single().Message.Key);
        Assert.Equal("training.refused.picture", (await WriteAsync(story, "![a](https://elsewhere.example/a.png)")).Refusals.Single().Message.Key);
        Assert.True((await WriteAsync(story, $"![A drawing](picture:{key})")).Succeeded);
        Assert.Equal("pictures.refused.shown", (await RemoveAsync(story, story.Petra, key)).Refusals.Single().Message.Key);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync(Page(story));
        var page = await petra.UploadAsync("form[enctype]", "file", "a.svg", "<svg/>"u8.ToArray(), ("Alt", "A drawing"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.NotNull(page.QuerySelector("#File-error"));
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_read_the_unit_does_not_get_the_picture_and_outsiders_change_none(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var key = (await AddAsync(story, story.Petra, PictureMaking.Jpeg(), "A drawing")).Value!;
        var address = PictureLinks.PathOf(story.Programme.Id, key);
        await WriteAsync(story, $"![A drawing](picture:{key})", TrainingTrack.Mentee);
        async Task<HttpStatusCode> SeenByAsync(Person who) { var b = await story.AsAsync(who); await b.OpenAsync(address); return b.Status; }
        Assert.Equal(HttpStatusCode.OK, await SeenByAsync(story.Paul));
        Assert.Equal(HttpStatusCode.OK, await SeenByAsync(story.Petra));
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto })
        {
            Assert.Equal(HttpStatusCode.NotFound, await SeenByAsync(outsider));
            Assert.True((await AddAsync(story, outsider, PictureMaking.Png(), "A drawing")).IsNotFound);
            Assert.True((await RemoveAsync(story, outsider, key)).IsNotFound);
        }
        // Hidden from its readers, the unit takes its picture along.
        await EditTrainingTests.ArrangeAsync(story, story.Petra, TrainingAct.Hide, await story.InAsync(d => d.UnitTexts.Select(t => t.Key).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, await SeenByAsync(story.Paul));
    }

    private static string Page(Story story) => $"/programmes/{story.Programme.Id}/training/pictures";
    private static string? Key(Outcome<string> outcome) => outcome.Refusals.Single().Message.Key;

    internal static Task<Outcome<string>> AddAsync(Story story, Person who, byte[] content, string alt) =>
        story.RunAsAsync<ArrangePictures, Outcome<string>>(who, a => a.AddAsync(story.Programme.Id, content, alt, CancellationToken.None));

    internal static Task<Outcome<string>> WriteAsync(Story story, string body, TrainingTrack track = TrainingTrack.Everyone) =>
        story.RunAsAsync<AddUnit, Outcome<string>>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, new(track, "Our own unit", "", 5, body), CancellationToken.None));

    private static Task<Outcome> RemoveAsync(Story story, Person who, string key) => story.RunAsAsync<ArrangePictures, Outcome>(who, a => a.RemoveAsync(story.Programme.Id, key, CancellationToken.None));
}
