using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Upward.Web.Platform.Xlsx;

/// <summary>The zip file around a workbook. Says no to what would unpack to far more than it is, by its own word and while it is read.</summary>
internal sealed class Package : IDisposable
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _left = XlsxLimits.UnpackedBytes;

    private Package(ZipArchive zip)
    {
        _zip = zip;
        if (zip.Entries.Count > XlsxLimits.Entries) throw XlsxFault.Bomb();
        foreach (var entry in zip.Entries) _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public static Package Open(byte[] bytes) => new(new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8));

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>A part of the package as XML, read forward. No document types, so no entities that grow.</summary>
    public XmlReader Read(string part)
    {
        if (!_parts.TryGetValue(part, out var entry)) throw XlsxFault.Damaged();
        if (entry.Length > _left || entry.Length > XlsxLimits.SmallBytes && entry.Length > entry.CompressedLength * XlsxLimits.MostTimes) throw XlsxFault.Bomb();
        return XmlReader.Create(new Counted(entry.Open(), this), Safe);
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>What an entry says of its length may be a lie: what comes out is counted.</summary>
    private sealed class Counted(Stream inner, Package package) : Stream
    {
        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));
        public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

        private int Count(int read) => (package._left -= read) < 0 ? throw XlsxFault.Bomb() : read;

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
