using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.Units;

[OrganisationAdminsOnly]
public sealed class UnitsPage(ArrangeUnits arrange) : PageModel
{
    public IReadOnlyList<ArrangeUnits.Line> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Units = await arrange.ListAsync(ct) ?? [];
}
