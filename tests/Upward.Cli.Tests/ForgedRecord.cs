using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Upward.Cli.Tests;

/// <summary>
/// Takes a run record apart, lets its content be changed, and puts it together again with every checksum made new: what somebody would do who wants a false
/// answer to pass. Written from the description of the format, not with its code.
/// </summary>
internal sealed class ForgedRecord
{
    private const int Header = 20;
    private const int Checksum = 32;

    public ForgedRecord(byte[] record)
    {
        var content = ContentOf(record);
        Bounds = content[..16];
        var length = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(16));
        Problem = ContentOf(content[20..(20 + length)]);
        Answer = ContentOf(content[(24 + length)..]);
    }

    /// <summary>Bound of the total and of the pairs, int64 each.</summary>
    public byte[] Bounds { get; }

    public byte[] Problem { get; set; }

    public byte[] Answer { get; set; }

    /// <summary>Where the pairs begin: fingerprint, version of the engine, status, number of pairs.</summary>
    public int FirstPair => Checksum + 4 + Int(Checksum) + 1 + 4;

    /// <summary>Where the pairs end; each is mentee, mentor, points and whether it was locked.</summary>
    public int AfterPairs => FirstPair + 13 * Int(FirstPair - 4);

    /// <summary>Where the price of the first mentee stands: there is a certificate, objective, scale, bonus, number of prices.</summary>
    public int FirstPrice => AfterPairs + 1 + 1 + 8 + 8 + 4;

    public void AddToInt(int at, int more) => BinaryPrimitives.WriteInt32LittleEndian(Answer.AsSpan(at), Int(at) + more);

    public void AddToLong(int at, long more) => BinaryPrimitives.WriteInt64LittleEndian(Answer.AsSpan(at), BinaryPrimitives.ReadInt64LittleEndian(Answer.AsSpan(at)) + more);

    public byte[] Sealed()
    {
        var problem = Seal("UPWPROBL", 1, Problem);
        // The answer names its problem by that checksum.
        var answer = Seal("UPWPROOF", 1, [.. problem[^Checksum..], .. Answer[Checksum..]]);
        return Seal("UPWRECRD", 1, [.. Bounds, .. Length(problem), .. problem, .. Length(answer), .. answer]);
    }

    public static byte[] Seal(string name, int version, byte[] content)
    {
        var all = new byte[Header + content.Length + Checksum];
        Encoding.ASCII.GetBytes(name, all);
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(8), version);
        BinaryPrimitives.WriteInt64LittleEndian(all.AsSpan(12), content.Length);
        content.CopyTo(all, Header);
        SHA256.HashData(all.AsSpan(0, Header + content.Length), all.AsSpan(Header + content.Length));
        return all;
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(Answer.AsSpan(at));

    private static byte[] ContentOf(byte[] whole) => whole[Header..^Checksum];

    private static byte[] Length(byte[] part)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, part.Length);
        return bytes;
    }
}
