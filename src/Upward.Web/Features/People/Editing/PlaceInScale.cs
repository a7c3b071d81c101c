using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Features.People;

internal static class PlaceInScale
{
    /// <summary>After the scale has changed: everybody's written level finds its place, or loses it.</summary>
    public static async Task EverybodyAsync(AppDb db, CancellationToken ct)
    {
        var scale = new LevelScale(await db.Levels.ToListAsync(ct));
        foreach (var name in await db.People.Where(p => p.LevelName != "").Select(p => p.LevelName).Distinct().ToListAsync(ct))
        {
            var id = scale.IdOf(name);
            await db.People.Where(p => p.LevelName == name && p.LevelId != id)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.LevelId, id).SetProperty(x => x.Version, x => x.Version + 1), ct);
        }
    }
}
