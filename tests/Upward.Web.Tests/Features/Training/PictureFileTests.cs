using System.Text;
using Upward.Web.Features.Training;

namespace Upward.Web.Tests.Features.Training;

public sealed class PictureFileTests
{
    [Fact]
    public void A_png_keeps_what_draws_and_loses_what_tells()
    {
        var file = PictureFile.Read(PictureMaking.Png(3, 2))!;
        Assert.Equal(("image/png", 3, 2), (file.Kind, file.Width, file.Height));
        Assert.DoesNotContain(PictureMaking.Secret, Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal);
        Assert.Equal(file.Content, PictureFile.Read(file.Content)!.Content);
    }

    [Fact]
    public void A_jpeg_keeps_which_way_up_it_was_held_and_nothing_else_of_where()
    {
        var file = PictureFile.Read(PictureMaking.Jpeg())!;
        Assert.Equal(("image/jpeg", 5, 3), (file.Kind, file.Width, file.Height));
        var text = Encoding.Latin1.GetString(file.Content);
        Assert.DoesNotContain(PictureMaking.Secret, text, StringComparison.Ordinal);
        Assert.Contains("Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006", text, StringComparison.Ordinal);
        Assert.Equal(file.Content, PictureFile.Read(file.Content)!.Content);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(PictureFile.Read(PictureMaking.Jpeg(orientation: 1))!.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void A_webp_keeps_its_canvas_and_loses_its_notes()
    {
        var file = PictureFile.Read(PictureMaking.Webp())!;
        Assert.Equal(("image/webp", 7, 4), (file.Kind, file.Width, file.Height));
        Assert.DoesNotContain(PictureMaking.Secret, Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal);
        Assert.Equal(file.Content, PictureFile.Read(file.Content)!.Content);
    }

    [Fact]
    public void What_is_behind_the_end_moves_is_broken_or_is_no_picture_is_not_taken()
    {
        var damaged = PictureMaking.Png();
        damaged[^20] ^= 1;
        byte[][] refused =
        [
            [], "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "GIF89a"u8.ToArray(), "<html>"u8.ToArray(),
            PictureMaking.Png(extra: "<script>alert(1)</script>"), PictureMaking.Jpeg(extra: "PK\u0003\u0004"), [.. PictureMaking.Webp(), 0], PictureMaking.Png(moves: true), PictureMaking.Webp(moves: true),
            damaged, PictureMaking.Png()[..40], PictureMaking.Jpeg()[..60], PictureMaking.Png(UnitPicture.LargestSide + 1, 1),
        ];
        Assert.All(refused, bytes => Assert.Null(PictureFile.Read(bytes)));
    }

    [Fact]
    public void No_cut_and_no_flipped_byte_of_a_picture_throws()
    {
        foreach (var whole in new[] { PictureMaking.Png(), PictureMaking.Jpeg(), PictureMaking.Webp() })
            for (var at = 0; at < whole.Length; at++)
            {
                _ = PictureFile.Read(whole[..at]);
                foreach (byte other in (byte[])[0, 0xFF, (byte)(whole[at] ^ 0x80)])
                {
                    var flipped = whole.ToArray();
                    flipped[at] = other;
                    // Taken or not: what is taken has to be taken again as it is.
                    if (PictureFile.Read(flipped) is { } file) Assert.Equal(file.Content, PictureFile.Read(file.Content)?.Content);
                }
            }
    }
}
