using System.Reflection;

namespace Upward.Cli;

internal static class Build
{
    public static string Version =>
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
