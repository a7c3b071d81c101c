using Upward.Cli.Csv;

namespace Upward.Cli.People;

/// <param name="Id">As written, trimmed; for output.</param>
/// <param name="Key">Folded; for comparing.</param>
internal sealed record Person(string Id, string Key, int Capacity, Cell[] Row);
