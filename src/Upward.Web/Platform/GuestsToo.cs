using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Upward.Web.Platform;

/// <summary>The page exists for guests too, as far as it is about their own programme. Without this mark it is a missing page for them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GuestsTooAttribute : Attribute;

/// <summary>A guest sees their one programme and nothing else. A page that nobody thought of for guests is closed to them.</summary>
internal sealed class GuestsStayIn : IAsyncResourceFilter
{
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var person = context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>();
        if (person.GuestIn is not { } own || Admits(context, own)) return next();
        context.Result = new NotFoundResult();
        return Task.CompletedTask;
    }

    private static bool Admits(ResourceExecutingContext context, Guid own)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return true;
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || page.HandlerTypeInfo.GetCustomAttribute<GuestsTooAttribute>() is null) return false;
        return context.RouteData.Values["programmeId"] is not { } programme || Guid.TryParse(programme.ToString(), out var id) && id == own;
    }
}
