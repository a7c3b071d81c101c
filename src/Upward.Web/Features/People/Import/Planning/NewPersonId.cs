using System.Security.Cryptography;

namespace Upward.Web.Features.People.Import;

/// <summary>A version 7 id made of the import and the row: whoever commits the same import again makes the same people.</summary>
internal static class NewPersonId
{
    public static Guid For(Guid importId, DateTimeOffset uploadedAt, int row)
    {
        Span<byte> input = stackalloc byte[20];
        importId.TryWriteBytes(input);
        BitConverter.TryWriteBytes(input[16..], row);
        Span<byte> id = stackalloc byte[32];
        SHA256.HashData(input, id);
        var milliseconds = uploadedAt.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) id[i] = (byte)(milliseconds >> (40 - 8 * i));
        id[6] = (byte)(0x70 | id[6] & 0x0F);
        id[8] = (byte)(0x80 | id[8] & 0x3F);
        return new(id[..16], bigEndian: true);
    }
}
