using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

internal static class RefusedProfile
{
    /// <summary>The form again, as typed. After "changed meanwhile" the next save wins knowingly: the sentence has told of it.</summary>
    public static IActionResult RefuseProfile(this PageModel page, Outcome outcome, Texts texts, ProfileForm form, int currentVersion, Func<IActionResult> show)
    {
        foreach (var entry in page.ModelState.Values) entry.Errors.Clear();
        foreach (var refusal in outcome.Refusals)
            page.ModelState.AddModelError(refusal.Field.Length == 0 || refusal.Field.StartsWith("Own.", StringComparison.Ordinal) ? refusal.Field : "Input." + refusal.Field, texts.Say(refusal.Message));
        if (form.Version != currentVersion)
        {
            form.Version = currentVersion;
            page.ModelState.Remove("Input.Version");
        }
        page.Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status422UnprocessableEntity;
        return show();
    }
}
