using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Shell;

namespace Upward.Web.Components.Gallery;

/// <summary>
/// Every shared part once, in every state, in an invented house. For those who build pages and for the tests of the look;
/// registered in Development and Test only, so its words are not in the resource files.
/// </summary>
public sealed class GalleryModel : PageModel
{
    public static IReadOnlyList<ScorePart> Parts { get; } =
    [
        new(33, 40, 1, "Topics"), new(13, 15, 2, "Goals"), new(15, 15, 3, "Different view"),
        new(9, 15, 4, "Shared hours"), new(10, 10, 5, "Language"), new(4, 5, 6, "Own wishes"),
    ];

    public static IReadOnlyList<Reason> Reasons { get; } =
    [
        new(38, 40, 1, "She asked for AI basics and prompting; he teaches both."),
        new(15, 15, 3, "Operations and Data: no shared line at any depth."),
        new(13, 15, 4, "Six shared working hours a day."),
    ];

    public static IReadOnlyList<Step> Steps { get; } =
    [
        new("Your account", StepState.Done, "Ingeborg Marx", "#"), new("Organisation", StepState.Done, "Harbour & Vale", "#"),
        new("E-mail", StepState.Done, "Skipped, later in settings", "#"), new("Start with", StepState.Now), new("First programme", StepState.Ahead),
    ];

    public static IReadOnlyList<(string Name, string Mail, bool Mentor, string Department, string Place, Tone Tone, string State)> People { get; } =
    [
        ("Aisling Byrne", "aisling.byrne@harbourvale.example", true, "Underwriting", "Dublin", Tone.Good, "Paired"),
        ("Amina Haddad", "amina.haddad@harbourvale.example", false, "Claims", "Casablanca", Tone.Watch, "Unmatched"),
        ("Nguyễn Phương Thảo", "thao.nguyen@harbourvale.example", true, "Pricing", "Hà Nội", Tone.Plain, "No account"),
        ("Özlem Yıldız", "ozlem.yildiz@harbourvale.example", false, "Legal", "İzmir", Tone.Info, "Applied"),
        ("Дмитро Шевченко", "d.shevchenko@harbourvale.example", true, "Actuarial", "Київ", Tone.Good, "Paired"),
        ("محمد الفاسي", "m.alfasi@harbourvale.example", false, "Operations", "Rabat", Tone.Good, "Paired"),
        ("王小明", "wang.xiaoming@harbourvale.example", true, "Data", "Shanghai", Tone.Bad, "Overdue"),
        ("Γιώργος Παπαδάκης", "g.papadakis@harbourvale.example", false, "Finance", "Athens", Tone.Accent, "In progress"),
    ];

    [BindProperty]
    public Sample Input { get; set; } = new();

    public IActionResult OnGet(string? state)
    {
        if (state == "errors")
        {
            ModelState.SetModelValue("Input.FirstSession", "3 March 2026", "3 March 2026");
            ModelState.AddModelError("Input.FirstSession", "This day lies before the programme starts, 16 March 2026");
            ModelState.AddModelError("Input.Capacity", "Say how many mentees you can guide");
        }
        Surround(this, state);
        return Page();
    }

    private static void Surround(GalleryModel page, string? state)
    {
        new ShellModel
        {
            Organisation = "Harbour & Vale", Programme = "Fresh Eyes 2026", PersonName = "Ingeborg Marx", PersonEmail = "i.marx@harbourvale.example",
            SearchHref = "/gallery", HelpHref = "/gallery", HomeHref = "/gallery", WipeDemoHref = "/gallery",
            Theme = page.Request.Query["theme"].FirstOrDefault(), RightToLeft = state == "rtl",
            Choices = [new("Harbour & Vale", "Fresh Eyes 2026", "#", true), new("Harbour & Vale", "Second Look", "#")],
            Navigation =
            [
                new("Home", "/gallery", "home", null, true), new("People", "#", "people"), new("Participants", "#", "inbox", 6),
                new("Criteria", "#", "rules"), new("Matching", "#", "match", 2), new("Pairs", "#", "pairs", 46),
            ],
            FootNavigation = [new("Someone to turn to", "#", "hand"), new("Settings", "#", "settings")],
            AccountNavigation = [new("Your account", "#", "user")],
        }.ShowOn(page.HttpContext);
        new Toast("Kacper Wiśniewski now guides Charlotte Mbeki-Owens. 12 points less.", "/gallery").Leave(page.TempData);
    }

    public sealed class Sample
    {
        public string? FirstSession { get; set; }
        public string? Teach { get; set; } = "How customers under 30 pick an insurer, and what they do when the app fails.";
        public string Capacity { get; set; } = "one";
        public string? Zone { get; set; } = "lagos";
        public bool MayStop { get; set; } = true;
        public string? Skill { get; set; }
    }
}
