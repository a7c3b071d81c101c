using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Upward.Web.Shell;

/// <summary>
/// What has just happened, said on the next page. Where it can be taken back, <paramref name="UndoHref"/> is a POST.
/// <c>new Toast(T["…"], undo).Leave(TempData);</c> before the redirect.
/// </summary>
public sealed record Toast(string Text, string? UndoHref = null, string? UndoText = null)
{
    private const string Slot = "toast";

    public void Leave(ITempDataDictionary data) => data[Slot] = new[] { Text, UndoHref ?? "", UndoText ?? "" };

    internal static Toast? Take(ITempDataDictionary data) =>
        data[Slot] is string[] { Length: 3 } t ? new Toast(t[0], Empty(t[1]), Empty(t[2])) : null;

    private static string? Empty(string text) => text.Length == 0 ? null : text;
}
