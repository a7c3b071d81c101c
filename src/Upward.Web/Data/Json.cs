using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upward.Web.Data;

/// <summary>A small document in one text column, the same on both databases.</summary>
public static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) where T : class, new() =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => Read<T>(text),
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => Read<T>(JsonSerializer.Serialize(value, Options))));

    private static T Read<T>(string text) where T : class, new() =>
        text.Length == 0 ? new T() : JsonSerializer.Deserialize<T>(text, Options) ?? new T();
}
