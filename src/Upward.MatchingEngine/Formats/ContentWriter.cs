using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Upward.MatchingEngine.Formats;

/// <summary>Writes content: int32 and int64 little-endian, text as length in bytes and UTF-8, a list as its count and its items, an optional number as a byte 0 or 1 before it.</summary>
internal sealed class ContentWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 12);

    internal void Byte(int value) => Bytes([checked((byte)value)]);

    internal void Bool(bool value) => Byte(value ? 1 : 0);

    internal void Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    internal void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    internal void UnsignedLong(ulong value) => Long(unchecked((long)value));

    internal void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    internal void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Int(bytes.Length);
        Bytes(bytes);
    }

    internal void Optional(int? value)
    {
        Bool(value is not null);
        if (value is { } number) Int(number);
    }

    internal void List<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Int(items.Count);
        foreach (var item in items) write(item);
    }

    /// <summary>One entry for each person, in the order given.</summary>
    internal void ByPerson<T>(IReadOnlyList<T> items, int[] order, Action<T> write)
    {
        Int(order.Length);
        foreach (var index in order) write(items[index]);
    }

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
