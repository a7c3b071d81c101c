namespace Upward.MatchingEngine.Formats;

/// <summary>What is wrong with stored bytes.</summary>
public enum StoredDataFault
{
    /// <summary>They are of another format.</summary>
    OtherFormat,

    /// <summary>They are of a version that this engine does not read.</summary>
    OtherVersion,

    /// <summary>They end too early.</summary>
    CutOff,

    /// <summary>Their checksum does not fit: a byte is not as it was written.</summary>
    Changed,

    /// <summary>Their checksum fits and their content makes no sense.</summary>
    Unsound,

    /// <summary>The answer belongs to another problem.</summary>
    OtherProblem,
}

/// <summary>Stored bytes cannot be used: cut off, changed, of an unknown version, or of another problem. The message says which.</summary>
public sealed class StoredDataException : FormatException
{
    internal StoredDataException(StoredDataFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    internal StoredDataException(string message, Exception? inner = null)
        : this(StoredDataFault.Unsound, message, inner)
    {
    }

    /// <summary>What is wrong.</summary>
    public StoredDataFault Fault { get; }
}
