using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Shell;

/// <summary>What happened, what is safe, what to do, and the id for the log. Forbidden and missing look the same.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken(Order = 1001)] // after the one that every page carries (1000), or a refused form would end in an empty 400
public sealed class ErrorPage : PageModel
{
    public string Key { get; private set; } = "error.500";
    public string RequestId { get; private set; } = "";

    public void OnGet(int? status) => Show(status);
    public void OnPost(int? status) => Show(status);

    private void Show(int? status)
    {
        var code = status is 403 or 404 or 405 ? 404 : status ?? 500;
        if (status is not null) Response.StatusCode = code;
        Key = code switch { 400 => "error.400", 404 => "error.404", 413 => "error.413", 429 => "error.429", _ => "error.500" };
        RequestId = HttpContext.TraceIdentifier;
    }
}
