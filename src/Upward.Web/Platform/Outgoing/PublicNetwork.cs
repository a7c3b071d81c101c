using System.Net;

namespace Upward.Web.Platform.Outgoing;

/// <summary>
/// Which addresses belong to the internet at large. Everything else (the house's own networks, this machine, the services that
/// clouds offer their machines on link-local addresses) is never reached for somebody who typed an address into a form.
/// Source: the special-purpose address registries of IANA (RFC 6890 and what updates it).
/// </summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>All that IANA has given out for the internet; loopback, local, mapped and translated addresses lie outside.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(address)) return false;
        return !NotPublic.Any(n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address));
    }
}
