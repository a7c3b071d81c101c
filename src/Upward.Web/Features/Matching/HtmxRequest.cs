namespace Upward.Web.Features.Matching;

internal static class HtmxRequest
{
    /// <summary>Asked by htmx, which swaps a part of the page; a plain browser gets whole pages.</summary>
    public static bool IsHtmx(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");
}
