namespace Upward.Web.Platform.Outgoing;

public static class OutgoingServices
{
    public static IServiceCollection AddOutgoing(this IServiceCollection services) => services.AddSingleton<IFindAddresses, FindAddresses>().AddSingleton<SafeHttp>();
}
