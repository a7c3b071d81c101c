using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Kit;

/// <summary>Who would get a letter, and who would not and why. The same list is shown and then sent to, or nothing is sent.</summary>
[UseCase]
public sealed class LetterAddressees(AppDb db)
{
    public sealed record Addressee(Guid PersonId, string Name, string Email, bool HasAccount);
    public sealed record WithoutLetter(string Name, bool HasNoEmail);

    /// <param name="Mark">Changes when anybody joins or leaves the list.</param>
    public sealed record Listed(IReadOnlyList<Addressee> People, IReadOnlyList<WithoutLetter> LeftOut, string Mark)
    {
        public int HadItAlready => LeftOut.Count(p => !p.HasNoEmail);
        public int WithoutAccount => People.Count(p => !p.HasAccount);
        public int WithoutEmail => LeftOut.Count(p => p.HasNoEmail);
    }

    public async Task<Listed> FindAsync(Guid programmeId, string letter, Audience audience, bool again, CancellationToken ct)
    {
        var prefix = LetterSending.PrefixOf(programmeId, letter);
        var had = (await db.Outbox.Where(m => m.UniqueKey.StartsWith(prefix)).Select(m => m.PersonId).ToListAsync(ct)).ToHashSet();
        var found = (await Audiences.Of(db, programmeId, audience).AsNoTracking().OrderBy(p => p.SearchText).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Name, p.Email, HasAccount = p.AccountId != null }).ToListAsync(ct)).Select(p => new { p.Id, p.Name, p.Email, p.HasAccount, Had = had.Contains(p.Id) }).ToList();
        var people = found.Where(p => p.Email.Length > 0 && (again || !p.Had)).Select(p => new Addressee(p.Id, p.Name, p.Email, p.HasAccount)).ToList();
        var leftOut = found.Where(p => p.Email.Length == 0 || (p.Had && !again)).Select(p => new WithoutLetter(p.Name, p.Email.Length == 0)).ToList();
        return new(people, leftOut, MarkOf(people));
    }

    /// <summary>How many each audience has, for the choice.</summary>
    public async Task<IReadOnlyDictionary<Audience, int>> CountAsync(Guid programmeId, CancellationToken ct)
    {
        var counts = new Dictionary<Audience, int>();
        foreach (var audience in Enum.GetValues<Audience>()) counts[audience] = await Audiences.Of(db, programmeId, audience).CountAsync(ct);
        return counts;
    }

    private static string MarkOf(List<Addressee> people) =>
        Convert.ToHexString(SHA256.HashData([.. people.Select(p => p.PersonId).Order().SelectMany(id => id.ToByteArray())]))[..16];
}
