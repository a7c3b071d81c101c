using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Home;

/// <summary>Where somebody with a running pair begins: when they meet next, and what is to be done.</summary>
[GuestsToo]
public sealed class HomePage(ReadHome read, CurrentPerson person, TimeProvider clock) : PageModel
{
    public ReadHome.Shown Shown { get; private set; } = null!;
    public string Greeting => person.Zone.At(clock.GetUtcNow()).Hour switch { < 5 => "evening", < 12 => "morning", < 18 => "day", _ => "evening" };
    public string Name => person.Name.Split(' ')[0];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await read.ExecuteAsync(ct) is not { } shown) return LocalRedirect("~/proposals");
        Shown = shown;
        return Page();
    }
}
