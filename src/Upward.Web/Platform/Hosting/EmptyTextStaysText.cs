using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Upward.Web.Platform.Hosting;

/// <summary>An empty field arrives as "" where the property says it is never null; the framework would bind null all the same.</summary>
internal sealed class EmptyTextStaysText : IDisplayMetadataProvider
{
    private readonly NullabilityInfoContext _nullability = new();

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.ModelType != typeof(string) || context.Key.PropertyInfo is not { } property) return;
        lock (_nullability)
            if (_nullability.Create(property).WriteState == NullabilityState.NotNull) context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
