using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform.Text;
using Upward.Web.Shell;

namespace Upward.Web.Platform;

public static class PageHelp
{

    /// <summary>Puts each refusal's sentence beside its field.</summary>
    public static void Add(this ModelStateDictionary state, Outcome outcome, Texts texts, string prefix = "")
    {
        foreach (var refusal in outcome.Refusals)
            state.AddModelError(refusal.Field.Length == 0 ? "" : prefix + refusal.Field, texts.Say(refusal.Message));
    }

    /// <summary>The form again, with what was typed, as 422: htmx and browsers show it alike.</summary>
    public static IActionResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>A sentence for the next page.</summary>
    public static void Note(this PageModel page, string sentence, string? undoHref = null, string? undoText = null) =>
        new Toast(sentence, undoHref, undoText).Leave(page.TempData);

    /// <summary>htmx asked: a fragment is enough.</summary>
    public static bool IsFragment(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");
}
