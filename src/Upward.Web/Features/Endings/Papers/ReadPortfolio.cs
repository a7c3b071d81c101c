using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>What a slice adds to somebody's portfolio: their own, never a word of a partner that was not given to them. Found by itself.</summary>
public interface IAddToPortfolio
{
    Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct);
}

/// <summary>What somebody takes along from their pairs: what they did and when, thanks and references they were given. For themselves alone.</summary>
[UseCase]
public sealed class ReadPortfolio(AppDb db, CurrentPerson person, GiveFarewell farewell, IEnumerable<IAddToPortfolio> slices, Texts texts)
{
    public sealed record Entry(Guid Id, string Programme, string Purpose, ProgrammeRole Role, string RoleName, DateTimeOffset From, DateTimeOffset? To, MentorshipEnd? Ending, string Thanks, string ThanksFrom, string Reference, string ReferenceFrom, IReadOnlyList<PairExport> More);

    public async Task<IReadOnlyList<Entry>> ExecuteAsync(CancellationToken ct)
    {
        var entries = new List<Entry>();
        foreach (var m in await db.Mentorships.AsNoTracking().LivedBy(person).WithBoth().OrderBy(m => m.StartedAt).ThenBy(m => m.Id).ToListAsync(ct))
        {
            var pair = OwnSpace.Of(m, person.Id);
            var (_, theirs) = await farewell.ReadAsync(pair, ct);
            var more = new List<PairExport>();
            foreach (var slice in slices) more.AddRange(await slice.OfAsync(pair, ct));
            var role = pair.Me.WordIn(texts);
            entries.Add(new(pair.Id, pair.Programme.Name, pair.Programme.Purpose, pair.Me.Role, role, pair.StartedAt, pair.EndedAt, pair.Ending, theirs?.Thanks ?? "", pair.Partner.Name,
                pair.Me.Role == ProgrammeRole.Mentor ? theirs?.Reference ?? "" : "", $"{pair.Partner.Name}{(pair.Partner.Title.Length > 0 ? ", " + pair.Partner.Title : "")}", more));
        }
        return entries;
    }

    public async Task<byte[]> FileAsync(bool json, CancellationToken ct)
    {
        var entries = await ExecuteAsync(ct);
        if (json) return PairExport.ToJson(new { name = person.Name, pairs = entries.Select(e => new { e.Programme, e.Purpose, role = e.RoleName, e.From, e.To, completed = e.Ending == MentorshipEnd.Completed, e.Thanks, thanksFrom = e.Thanks.Length > 0 ? e.ThanksFrom : "", e.Reference, referenceFrom = e.Reference.Length > 0 ? e.ReferenceFrom : "", e.More }) });
        var text = new StringBuilder("# ").Append(texts["portfolio.of", ("name", person.Name)]).Append('\n');
        foreach (var e in entries)
        {
            text.Append("\n## ").Append(e.Programme).Append("\n\n").Append(Line(e)).Append('\n');
            if (e.Purpose.Length > 0) text.Append('\n').Append(e.Purpose).Append('\n');
            if (e.Thanks.Length > 0) text.Append("\n### ").Append(texts["portfolio.thanks", ("name", e.ThanksFrom)]).Append("\n\n> ").Append(e.Thanks.Replace("\n", "\n> ", StringComparison.Ordinal)).Append('\n');
            if (e.Reference.Length > 0) text.Append("\n### ").Append(texts["portfolio.reference", ("name", e.ReferenceFrom)]).Append("\n\n").Append(e.Reference).Append('\n');
            foreach (var part in e.More) text.Append("\n### ").Append(part.Title).Append("\n\n").Append(string.Join("\n\n", part.Lines)).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public string Line(Entry e) => e.To is null ? texts["portfolio.runs", ("role", e.RoleName), ("from", e.From)]
        : texts[e.Ending == MentorshipEnd.Completed ? "portfolio.completed" : "portfolio.ended", ("role", e.RoleName), ("from", e.From), ("to", e.To)];
}
