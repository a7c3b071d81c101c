using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Upward.Web.Components;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Setup.Pages;

[AllowAnonymous]
public sealed class StartStep(SetUpProgress progress, SetUpState state, Texts texts, KeepSetUpChoice choice, IServiceProvider services) : SetUpPage(progress, state, texts)
{
    public sealed class Form
    {
        public string Start { get; set; } = "";
    }

    public override SetUpStep Step => SetUpStep.Start;
    public bool OffersDemo { get; } = services.GetService<IOfferDemo>() is not null;

    /// <summary>What a score looks like, for the taste of it: three pairs as the board draws them.</summary>
    public static IReadOnlyList<(string Mentee, string Mentor, int[] Points)> Taste { get; } =
    [
        ("Sofia Lindqvist", "Tunde Adeyemi", [38, 12, 15, 13, 10, 3]), ("Ravi Iyer", "Mei Chen", [33, 13, 15, 9, 10, 4]), ("Greta Palm", "Zoe Mbeki", [18, 8, 15, 13, 7, 0]),
    ];

    public static IReadOnlyList<ScorePart> Parts(int[] points) => [.. points.Zip((int[])[40, 15, 15, 15, 10, 5], (p, max) => (p, max)).Select((x, i) => new ScorePart(x.p, x.max, i + 1, ""))];

    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() => Input.Start = (Facts.Start ?? (OffersDemo ? SetUpStart.Demo : SetUpStart.Own)).ToString();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Enum.TryParse<SetUpStart>(Input.Start, out var start) || !Enum.IsDefined(start) || start == SetUpStart.Demo && !OffersDemo)
        {
            ModelState.AddModelError("Input.Start", T["refused.required"]);
            return this.Again();
        }
        await choice.StartWithAsync(start, ct);
        return GoOn();
    }
}
