using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Upward.Web.Platform.Text;

namespace Upward.Web.Platform.Hosting;

/// <summary>
/// Reads what a <c>datetime-local</c> field sends on the clock of whoever typed it, for every form alike: a browser sends
/// no zone along, and the server's own would be wrong for most.
/// </summary>
internal sealed class InstantBinder(Texts texts) : IModelBinder
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public Task BindModelAsync(ModelBindingContext context)
    {
        var typed = context.ValueProvider.GetValue(context.ModelName);
        if (typed == ValueProviderResult.None) return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, typed);
        if (string.IsNullOrWhiteSpace(typed.FirstValue)) return Task.CompletedTask;
        if (!DateTime.TryParseExact(typed.FirstValue.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            context.ModelState.TryAddModelError(context.ModelName, texts["refused.unreadableTime"]);
            return Task.CompletedTask;
        }
        var read = texts.Zone.Read(local);
        if (read.Succeeded) context.Result = ModelBindingResult.Success(read.Value);
        else context.ModelState.TryAddModelError(context.ModelName, texts.Say(read.Refusals[0].Message));
        return Task.CompletedTask;
    }

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.UnderlyingOrModelType == typeof(DateTimeOffset) ? new Microsoft.AspNetCore.Mvc.ModelBinding.Binders.BinderTypeModelBinder(typeof(InstantBinder)) : null;
    }
}
