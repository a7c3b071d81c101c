using System.Reflection;
using Upward.Web.Features.Home;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Platform.Hosting;

/// <summary>Marks a class of a slice that pages and jobs get by its own name: one instance per request.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UseCaseAttribute : Attribute;

public static class UseCases
{
    public static void AddUseCases(this IServiceCollection services)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            if (type.GetCustomAttribute<UseCaseAttribute>() is not null) services.AddScoped(type);
            foreach (var kind in (Type[])[typeof(ILongTaskHandler), typeof(ISetupStep), typeof(ICopyWithProgramme), typeof(IForgetPairs), typeof(IExportPairs), typeof(IAddToPortfolio), typeof(ITellTodo)])
                if (kind.IsAssignableFrom(type)) services.AddScoped(kind, type);
        }
    }
}
