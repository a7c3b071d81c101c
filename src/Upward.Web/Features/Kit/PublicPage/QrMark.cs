using System.Globalization;
using System.Text;
using QRCoder;

namespace Upward.Web.Features.Kit;

/// <summary>A QR code as one SVG path, one unit per square, its quiet zone included: no picture file, no inline style.</summary>
public static class QrMark
{
    public static string ViewBox(string text)
    {
        using var code = Draw(text);
        return $"0 0 {code.ModuleMatrix.Count} {code.ModuleMatrix.Count}";
    }

    public static string Path(string text)
    {
        using var code = Draw(text);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
                if (code.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return path.ToString();
    }

    private static QRCodeData Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
    }
}
