using Npgsql;
using Upward.Web.Platform;

namespace Upward.Web.Data;

/// <summary>Which database this process uses, from <see cref="UpwardSettings.Database"/>.</summary>
public sealed record DatabaseChoice(bool IsPostgres, string ConnectionString, string DataFolder)
{
    public static DatabaseChoice From(UpwardSettings settings)
    {
        var folder = Path.GetFullPath(settings.DataFolder);
        if (string.IsNullOrWhiteSpace(settings.Database))
            return new(false, $"Data Source={Path.Combine(folder, "upward.db")};Foreign Keys=True;Default Timeout=30", folder);
        return new(true, FromAddress(settings.Database.Trim()), folder);
    }

    /// <summary>Npgsql does not take postgres:// addresses; we do.</summary>
    private static string FromAddress(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return text;
        var address = new Uri(text);
        var user = address.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : 5432,
            Database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = parts[0] == "sslmode" ? "SSL Mode" : parts[0];
            connection[name] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
        }
        return connection.ConnectionString;
    }
}
