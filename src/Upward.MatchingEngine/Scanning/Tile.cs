using System.Runtime.InteropServices;

namespace Upward.MatchingEngine;

/// <summary>
/// What scoring needs of up to 1,024 partners, laid out for vectors: byte planes (a number for each partner: has the tag or not) and rows of ready points.
/// About a megabyte, so that it stays in the second-level cache while many people are scored against it.
/// </summary>
internal sealed class Tile
{
    internal const int Size = 1024;
    private const int Alignment = 64;

    /// <summary>Words of a bit for each partner.</summary>
    internal const int Words = Size / 64;

    internal Tile(int first, int count, int planes, int rows)
    {
        First = first;
        Count = count;
        PlaneCount = planes;
        RowCount = rows;
        Planes = GC.AllocateArray<byte>(Math.Max(1, planes) * Size + Alignment, pinned: true);
        Rows = GC.AllocateArray<short>(Math.Max(1, rows) * Size + Alignment, pinned: true);
        // A register that crosses a cache line costs two loads.
        PlanesStart = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(Planes, 0) & (Alignment - 1));
        RowsStart = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(Rows, 0) & (Alignment - 1)) / sizeof(short);
        // Registers reach beyond the last partner: nobody is found there.
        Row(0).Fill(short.MinValue);
    }

    /// <summary>Column of the first partner.</summary>
    internal int First { get; }

    /// <summary>Partners in this tile, 1..1,024.</summary>
    internal int Count { get; }

    internal int PlaneCount { get; }

    internal int RowCount { get; }

    internal byte[] Planes { get; }

    internal int PlanesStart { get; }

    internal short[] Rows { get; }

    internal int RowsStart { get; }

    /// <summary>One number a partner, in the order of partners.</summary>
    internal Span<short> Row(int row) => Rows.AsSpan(RowsStart + row * Size, Size);

    /// <summary>Copies one partner from another tile of the same planes and rows.</summary>
    internal void Take(int partner, int place, Tile from, int partnerThere, int placeThere)
    {
        for (var plane = 0; plane < PlaneCount; plane++) Planes[PlanesStart + plane * Size + place] = from.Planes[from.PlanesStart + plane * Size + placeThere];
        for (var row = 0; row < RowCount; row++) Rows[RowsStart + row * Size + partner] = from.Rows[from.RowsStart + row * Size + partnerThere];
    }

    /// <summary>One byte a partner, in the order that <see cref="LaneOrder"/> gives.</summary>
    internal Span<byte> Plane(int plane) => Planes.AsSpan(PlanesStart + plane * Size, Size);
}

/// <summary>
/// Where the byte of a partner lies in a plane. Bytes are turned to 16-bit numbers by interleaving within 128-bit lanes, which mixes the order in wider registers;
/// planes are stored so that the numbers come out in the order of partners.
/// </summary>
internal static class LaneOrder
{
    internal static int[] For(int width)
    {
        var place = new int[Tile.Size];
        var half = width / 2;
        for (var partner = 0; partner < place.Length; partner++)
        {
            var (block, within) = (partner / width * width, partner % width);
            var (second, at) = (within / half, within % half);
            place[partner] = block + at / 8 * 16 + second * 8 + at % 8;
        }
        return place;
    }
}
