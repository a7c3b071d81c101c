using Upward.Web.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Features.Training.Reading;

/// <summary>The training of one's own roles, in all programmes.</summary>
[GuestsToo]
public sealed class MyTrainingPage(MyTraining mine) : PageModel
{
    public IReadOnlyList<MyProgramme> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Programmes = await mine.AllAsync(ct);
}
