using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

/// <summary>An example file whose headings the mapping knows.</summary>
[OrganisationAdminsOnly]
public sealed class TemplatePage(Texts texts) : PageModel
{
    public IActionResult OnGet() => File(SafeCsv.File(texts["import.template.content"].ReplaceLineEndings("\r\n")), "text/csv; charset=utf-8", "people-template.csv");
}
