using System.Buffers.Binary;
using System.Text;

namespace Upward.MatchingEngine.Formats;

/// <summary>Reads what <see cref="ContentWriter"/> wrote; trusts no count.</summary>
internal sealed class ContentReader(byte[] content)
{
    private int _at;

    internal int Byte() => Take(1)[0];

    internal bool Bool() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw new StoredDataException($"The content holds {other} where only 0 or 1 can stand."),
    };

    internal int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    internal long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    internal ulong UnsignedLong() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    internal byte[] Bytes(int length) => Take(length).ToArray();

    /// <summary>A part that is a whole of its own, as length in bytes (int32) and bytes; not copied.</summary>
    internal MemoryStream Part()
    {
        var length = Int();
        Take(length);
        return new(content, _at - length, length, writable: false);
    }

    internal string Text() => Encoding.UTF8.GetString(Take(Int()));

    internal int? Optional() => Bool() ? Int() : null;

    internal T[] List<T>(Func<T> read)
    {
        var count = Int();
        // Every item takes at least one byte, so a damaged count cannot reserve more than the file is long.
        if (count < 0 || count > content.Length - _at) throw new StoredDataException("The content states more items than it holds.");
        var items = new T[count];
        for (var i = 0; i < count; i++) items[i] = read();
        return items;
    }

    internal T Enumeration<T>() where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Byte());
        return Enum.IsDefined(value) ? value : throw new StoredDataException($"The content holds an unknown {typeof(T).Name}.");
    }

    internal void ExpectEnd()
    {
        if (_at != content.Length) throw new StoredDataException("The content goes on after its end.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > content.Length - _at) throw new StoredDataException("The content ends too early.");
        _at += length;
        return content.AsSpan(_at - length, length);
    }
}
