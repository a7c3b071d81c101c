using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;

namespace Upward.Web.Features.People.Pages;

/// <summary>Options for the type-ahead of managers; an empty list for who may not read the directory.</summary>
[ManagersOnly]
public sealed class SuggestPeople(ListPeople people) : PageModel
{
    public IReadOnlyList<PersonLine> Found { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken ct)
    {
        if (q is { Length: > 1 }) Found = [.. (await people.FindAsync(q, 8, ct))];
    }
}
