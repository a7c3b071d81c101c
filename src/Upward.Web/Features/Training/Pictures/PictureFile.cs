namespace Upward.Web.Features.Training;

/// <summary>
/// A picture taken apart and put together again from the parts that draw it. What else was in the file (place and time of a
/// photograph, names, another file behind its end) does not come along. Anything that does not fit its format to the last
/// byte is refused: no guessing.
/// </summary>
public sealed record PictureFile(string Kind, byte[] Content, int Width, int Height)
{
    /// <summary>Null for what is no PNG, JPEG or WebP, is broken, moves, or is larger than a side may be.</summary>
    public static PictureFile? Read(byte[] bytes)
    {
        var file = PngParts.Read(bytes) ?? JpegParts.Read(bytes) ?? WebpParts.Read(bytes);
        return file is { Width: > 0 and <= UnitPicture.LargestSide, Height: > 0 and <= UnitPicture.LargestSide } ? file : null;
    }
}
