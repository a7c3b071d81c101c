using Upward.Web.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Shell.Help;

/// <summary>The field's words, who sees what, and the keys, on one page.</summary>
[GuestsToo]
public sealed class HelpPage : PageModel
{
    public static readonly string[] Words = ["mentor", "mentee", "programme", "round", "proposal", "mentorship", "criteria", "veto", "level", "capacity"];
    public static readonly string[] Sights = ["pair", "answer", "wishes", "manager", "admin", "operator"];
    public static readonly (string Key, string Does)[] Keys = [("/", "shell.shortcuts.search"), ("?", "shell.shortcuts.help"), ("Esc", "shell.shortcuts.close")];

    public void OnGet() { }
}
