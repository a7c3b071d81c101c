using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes;

internal static class RefusedForm
{
    /// <summary>
    /// The form again, as typed, with our own sentences only: the binder's about unreadable numbers would say the same a
    /// second time and in English, because a value that could not be read is refused by its range.
    /// </summary>
    public static IActionResult Refuse(this PageModel page, Outcome outcome, Texts texts, string prefix)
    {
        foreach (var entry in page.ModelState.Values) entry.Errors.Clear();
        page.ModelState.Add(outcome, texts, prefix);
        return page.Again();
    }
}
