using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Upward.Web.Platform;

/// <summary>The page exists only for organisation admins; for everyone else it is a missing page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OrganisationAdminsOnlyAttribute : OnlyForAttribute
{
    protected override bool Admits(CurrentPerson person, RouteData route) => person.IsOrganisationAdmin;
}

/// <summary>The page exists only for the operator of the installation.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperatorOnlyAttribute : OnlyForAttribute
{
    protected override bool Admits(CurrentPerson person, RouteData route) => person.IsOperator;
}

/// <summary>The page exists only for who manages the programme of the route value "programmeId" (organisation admins do).
/// Use cases still load through the person; this only closes the door earlier.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProgrammeManagersOnlyAttribute : OnlyForAttribute
{
    protected override bool Admits(CurrentPerson person, RouteData route) =>
        Guid.TryParse(route.Values["programmeId"]?.ToString(), out var id) && person.Manages(id);
}

/// <summary>The page exists for whoever may begin a programme: organisation admins, and who runs a unit.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProgrammeBeginnersOnlyAttribute : OnlyForAttribute
{
    protected override bool Admits(CurrentPerson person, RouteData route) => person.MayBeginProgrammes;
}

/// <summary>The page exists for organisation admins and for managers of any programme or unit.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ManagersOnlyAttribute : OnlyForAttribute
{
    protected override bool Admits(CurrentPerson person, RouteData route) => person.ManagesAny;
}

public abstract class OnlyForAttribute : Attribute, IAsyncResourceFilter
{
    protected abstract bool Admits(CurrentPerson person, RouteData route);

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var person = context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>();
        if (Admits(person, context.RouteData)) return next();
        context.Result = new NotFoundResult();
        return Task.CompletedTask;
    }
}
