using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Messages;

/// <summary>All they wrote to each other, to take along; of files the names.</summary>
internal sealed class ExportMessages(ReadMessages read, Texts texts) : IExportPairs
{
    public int Order => 40;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var said = (await read.ListAsync(pair, null, int.MaxValue, ct)).Messages;
        return said.Count == 0 ? [] : [new(texts["messages.title"], [.. said.Select(m => string.Join('\n', [texts["messages.exported", ("name", pair.Of(m.PersonId).Name), ("at", m.At)], m.Text, .. m.Files.Select(f => f.Name)]))])];
    }
}
