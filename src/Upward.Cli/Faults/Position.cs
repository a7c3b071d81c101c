namespace Upward.Cli.Faults;

/// <summary>A place in a text file, as editors count it: line and column from 1, the column in characters. Line 0 is the file as a whole.</summary>
internal readonly record struct Position(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
