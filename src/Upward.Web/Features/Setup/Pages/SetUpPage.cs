using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Components;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Setup.Pages;

/// <summary>
/// One step of the wizard. Until the first account exists anybody may take step 1; from then on only that account goes on.
/// A step is reached when the ones before it are done, and can be opened again later.
/// </summary>
public abstract class SetUpPage(SetUpProgress progress, SetUpState state, Texts texts) : PageModel
{
    protected Texts T => texts;
    public SetUpProgress.Facts Facts { get; private set; } = null!;
    public abstract SetUpStep Step { get; }
    protected Account Operator => Facts.Account!;

    [NonHandler] // Its name begins with "On": the framework would offer it as a handler of a verb PAGE.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (state.IsFinished)
        {
            context.Result = LocalRedirect("~/");
            return;
        }
        Facts = await progress.ExecuteAsync(HttpContext.RequestAborted);
        if (Facts.Account is { } account && User.FindFirstValue(ClaimTypes.NameIdentifier) != account.Id.ToString())
            context.Result = LocalRedirect("~/sign-in?returnUrl=" + Uri.EscapeDataString(Url.Content("~/setup")));
        else if (Step > Facts.Next)
            context.Result = LocalRedirect(PathOf(Facts.Next));
        else
            await next();
    }

    public static string PathOf(SetUpStep step) => "~/setup/" + step.ToString().ToLowerInvariant();

    /// <summary>After a step: on to the first that is not done, or to the next when this one was only looked at again.</summary>
    protected IActionResult GoOn() => LocalRedirect(PathOf(Step + 1));

    public string? BackHref => Step == SetUpStep.Account ? null : Url.Content(PathOf(Step - 1));

    public IReadOnlyList<Step> Steps => [.. Enum.GetValues<SetUpStep>().Select(step => new Step(
        texts["setup.step." + step],
        step == Step ? StepState.Now : Facts.IsDone(step) ? StepState.Done : StepState.Ahead,
        SubOf(step), step != Step && (Facts.IsDone(step) || step == Facts.Next) ? Url.Content(PathOf(step)) : null))];

    private string? SubOf(SetUpStep step) => step == Step ? null : step switch
    {
        SetUpStep.Account => Facts.Account?.Name,
        SetUpStep.Organisation => Facts.Organisation?.Name,
        SetUpStep.Mail => Facts.MailHost ?? (Facts.MailSkipped ? texts["setup.mail.skipped"] : null),
        SetUpStep.Start => Facts.Start is { } start ? texts[$"setup.start.{start}"] : null,
        _ => null,
    };
}
