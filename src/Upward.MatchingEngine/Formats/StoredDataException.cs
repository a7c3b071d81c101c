namespace Upward.MatchingEngine.Formats;

/// <summary>Stored bytes cannot be used: cut off, changed, of an unknown version, or of another problem. The message says which.</summary>
public sealed class StoredDataException : FormatException
{
    internal StoredDataException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
