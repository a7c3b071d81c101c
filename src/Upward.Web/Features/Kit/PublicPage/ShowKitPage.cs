using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Kit.Stories;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit;

/// <summary>The programme page as a reader gets it: for everybody, for members, or not at all.</summary>
[UseCase]
public sealed class ShowKitPage(AppDb db, OrganisationScope scope, KitTexts kit, CurrentPerson person, Texts texts, PublicAddress address, TimeProvider clock)
{
    public sealed record Section(string Name, string Title, string Html);
    public sealed record Voice(string Name, string Title, CommitmentRole Role, string Statement, DateTimeOffset GivenAt);
    public sealed record Shown(KitPage Page, Guid ProgrammeId, string Name, string Organisation, DateOnly StartsOn, DateOnly EndsOn, string Meetings, string MentorHours, string MenteeHours,
        IReadOnlyList<Section> Sections, IReadOnlyList<Voice> Voices, IReadOnlyList<StoryView> Stories, IReadOnlyList<(string Title, IReadOnlyList<(string Question, string Answer)> Questions)> Questions, Section Evidence, bool MayArrange, bool TakesApplications);

    private static readonly string[] Sections = ["page-purpose", "page-time", "page-matching", "page-who-sees", "page-take-part"];

    public async Task<Shown?> FindAsync(string slug, CancellationToken ct)
    {
        if (await ReachableAsync(slug, ct) is not { } page) return null;
        // From here on it is read in its own organisation: a public page has no signed-in one.
        using var there = scope.UseFor(page.OrganisationId);
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == page.ProgrammeId, ct);
        var fields = await KitFields.OfAsync(db, programme, address, ct);
        var values = fields.In(texts, "");
        async Task<Section> SectionAsync(string name) => new(name, ShippedText.Find(name)!.Title, KitMarkdown.ToHtml((await TextAsync(programme.Id, name, ct)).Markdown, values, below: 1, withoutHoles: true));

        var sections = new List<Section>();
        foreach (var name in Sections) sections.Add(await SectionAsync(name));
        var questions = new List<(string, IReadOnlyList<(string, string)>)>();
        foreach (var name in new[] { "faq-seniors", "faq-juniors" }) questions.Add((ShippedText.Find(name)!.Title, KitMarkdown.Questions((await TextAsync(programme.Id, name, ct)).Markdown, values)));
        var voices = await db.Commitments.AsNoTracking().Shown(programme.Id).OrderBy(c => c.Role).ThenBy(c => c.GivenAt)
            .Select(c => new Voice(c.Person.Name, c.Person.Title, c.Role, c.Statement, c.GivenAt!.Value)).ToListAsync(ct);
        // Nobody from outside reads what was told to the house.
        var inside = person.IsSignedIn && person.OrganisationId == page.OrganisationId;
        var shown = db.StoryShowings.Where(s => s.ProgrammeId == programme.Id).Select(s => s.StoryId);
        var stories = await StoryView.Of(db.ToldStories.AsNoTracking().Released().Where(s => shown.Contains(s.Id) && (inside || s.Reach == StoryReach.Everybody)), db).ToListAsync(ct);
        return new(page, programme.Id, programme.Name, values["organisation"], programme.StartsOn, programme.EndsOn, values["meetings"], values["mentor-hours"], values["mentee-hours"],
            sections, voices, stories, questions, await SectionAsync("evidence"), MayArrange(page), await TakesApplicationsAsync(programme, ct));
    }

    private async Task<KitPage?> ReachableAsync(string slug, CancellationToken ct)
    {
        KitPage? page;
        using (scope.UseInstallation())
            page = await db.KitPages.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, ct);
        return page switch
        {
            null => null,
            { Visibility: PageVisibility.Public } => page,
            { Visibility: PageVisibility.Members } when person.IsSignedIn && person.OrganisationId == page.OrganisationId && (person.GuestIn is null || person.GuestIn == page.ProgrammeId) => page,
            _ => MayArrange(page) ? page : null,
        };
    }

    /// <summary>Who may publish it sees it before.</summary>
    private bool MayArrange(KitPage page) => person.IsSignedIn && person.OrganisationId == page.OrganisationId && person.Manages(page.ProgrammeId);

    private async Task<bool> TakesApplicationsAsync(Programme programme, CancellationToken ct) =>
        programme.ClosedAt is null && await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.ProgrammeId == programme.Id, ct) is { } intake && intake.IsOpenOn(texts.Zone.DayAt(clock.GetUtcNow()));

    private Task<CurrentText> TextAsync(Guid programmeId, string name, CancellationToken ct) => kit.FindAsync(programmeId, name, texts.Language, ct);
}
