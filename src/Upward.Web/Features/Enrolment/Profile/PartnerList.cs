using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Skills;

namespace Upward.Web.Features.Enrolment;

public sealed record Partner(Guid EnrolmentId, Guid PersonId, string Name, string Email, string Title, string Department);

/// <summary>The participants of the other role, by name. Two of the same name are told apart by their e-mail.</summary>
public sealed class PartnerList
{
    private readonly List<(Partner Partner, string Label, string Plain)> _all;

    public PartnerList(IEnumerable<Partner> partners)
    {
        var list = partners.ToList();
        var twice = list.GroupBy(p => PlainWords.Of(p.Name)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        _all = [.. list.Select(p => (p, twice.Contains(PlainWords.Of(p.Name)) ? $"{p.Name} ({p.Email})" : p.Name, PlainWords.Of(p.Name)))];
    }

    public static async Task<PartnerList> OfAsync(AppDb db, ParticipantEnrolment enrolment, CancellationToken ct) => new(await db.Enrolments.AsNoTracking()
        .PossiblePartnersOf(enrolment).OrderBy(e => e.Person.Name)
        .Select(e => new Partner(e.Id, e.PersonId, e.Person.Name, e.Person.Email, e.Person.Title, e.Person.Department)).ToListAsync(ct));

    public string? NameOf(Guid enrolmentId) => _all.Find(p => p.Partner.EnrolmentId == enrolmentId).Label;

    public string? NameOfPerson(Guid personId) => _all.Find(p => p.Partner.PersonId == personId).Label;

    public IEnumerable<(Partner Partner, string Label)> Find(string words, int most = 8)
    {
        var plain = PlainWords.Of(words);
        return plain.Length == 0 ? [] : _all.Where(p => plain.Split(' ').All(word => (' ' + p.Plain).Contains(' ' + word, StringComparison.Ordinal)))
            .Take(most).Select(p => (p.Partner, p.Label));
    }

    /// <returns>Who is meant; more than one when the name alone does not tell.</returns>
    public IReadOnlyList<Partner> Resolve(string text)
    {
        var typed = text.Trim();
        var exact = _all.Where(p => string.Equals(p.Label, typed, StringComparison.OrdinalIgnoreCase)
            || string.Equals(p.Partner.Email, typed, StringComparison.OrdinalIgnoreCase)).Select(p => p.Partner).ToList();
        return exact.Count > 0 ? exact : [.. _all.Where(p => p.Plain == PlainWords.Of(typed)).Select(p => p.Partner)];
    }
}
