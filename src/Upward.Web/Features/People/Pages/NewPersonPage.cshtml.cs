using Microsoft.AspNetCore.Mvc;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

[OrganisationAdminsOnly]
public sealed class NewPersonPage(SavePerson save, AppDb db, Texts texts) : PersonForm(db, texts)
{
    public Task OnGetAsync(CancellationToken ct) => LoadChoicesAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AfterAsync(await save.AddAsync(Input, ct), "people.added", ct);
}
