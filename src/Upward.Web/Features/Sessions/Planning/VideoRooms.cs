using Microsoft.Extensions.Options;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Sessions;

/// <summary>A room of its own for each session, on the video server that the admin names: its name cannot be guessed.</summary>
[UseCase]
public sealed class VideoRooms(IOptionsMonitor<UpwardSettings> settings)
{
    public bool Exist => settings.CurrentValue.VideoServer.Length > 0;

    /// <summary>What was typed; for a video session without an address, a new room where there is a server.</summary>
    public string PlaceOf(SessionFormat format, string typed) =>
        format == SessionFormat.Video && typed.Trim().Length == 0 && Exist ? $"{settings.CurrentValue.VideoServer.TrimEnd('/')}/upward-{LinkToken.New()}" : typed.Trim();
}
