using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Skills;

namespace Upward.Web.Features.Mentorships.Import;

/// <param name="Named">A round has named them, so their role stays what it is.</param>
/// <param name="Taken">Places that running pairs and open proposals have.</param>
public sealed record KnownEnrolment(Guid Id, ProgrammeRole Role, bool IsActive, bool Named, int Capacity, int Taken);

public sealed record KnownPerson(Guid Id, string Name, string? EmailKey, string Email, string EmployeeId, bool HasLeft, KnownEnrolment? Enrolment);

/// <summary>What the planning knows of the directory, the programme and earlier pairs.</summary>
/// <param name="InLine">Whether one stands above the other, at any depth.</param>
/// <param name="LineForbids">The programme's rules keep such people apart, as they do on the board.</param>
/// <param name="Running">Pairs that run in this programme, by people: mentor, mentee.</param>
/// <param name="Past">Ended pairs that are known: mentor, mentee, first day.</param>
public sealed record PairKnowledge(
    IReadOnlyList<KnownPerson> People, Func<Guid, Guid, bool> InLine, bool LineForbids,
    IReadOnlySet<(Guid Mentor, Guid Mentee)> Running, IReadOnlySet<(Guid Mentor, Guid Mentee, DateOnly StartedOn)> Past,
    int MentorCapacity, int MenteeCapacity, DateOnly Today)
{
    /// <summary>Comparing 10,000 people takes some milliseconds for each name; a file that knows nobody is not compared to its end.</summary>
    private const int MostSought = 100;

    private const double Alike = 0.5;

    private readonly Dictionary<string, KnownPerson> _byEmail = People.Where(p => p.EmailKey is not null).DistinctBy(p => p.EmailKey).ToDictionary(p => p.EmailKey!, StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> _byId = People.Where(p => p.EmployeeId.Length > 0).DistinctBy(p => p.EmployeeId.ToUpperInvariant()).ToDictionary(p => p.EmployeeId.ToUpperInvariant(), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nearest = new(StringComparer.OrdinalIgnoreCase);

    public KnownPerson? Find(string cell)
    {
        var key = Email.Bare(cell).ToUpperInvariant();
        return _byEmail.GetValueOrDefault(key) ?? _byId.GetValueOrDefault(key);
    }

    /// <summary>Who may have been meant by a cell that names nobody: one slip in the address or number, the name itself, or a like address. Empty when nobody is near.</summary>
    public string Nearest(string cell)
    {
        if (_nearest.TryGetValue(cell, out var known)) return known;
        return _nearest.Count >= MostSought ? "" : _nearest[cell] = Seek(Email.Bare(cell)) is { } person ? $"{person.Name}, {(person.Email.Length > 0 ? person.Email : person.EmployeeId)}" : "";
    }

    private KnownPerson? Seek(string text)
    {
        var (upper, folded) = (text.ToUpperInvariant(), PeopleSearch.Fold(text));
        if (People.FirstOrDefault(p => p.EmailKey is { } key && Slips.OneSlip(key, upper)) is { } slip) return slip;
        if (People.FirstOrDefault(p => PeopleSearch.Fold(p.Name) == folded) is { } named) return named;
        if (!text.Contains('@', StringComparison.Ordinal)) return People.FirstOrDefault(p => p.EmployeeId.Length > 0 && Slips.OneSlip(p.EmployeeId.ToUpperInvariant(), upper));
        var plain = PlainWords.Of(Local(text));
        return People.Where(p => p.Email.Length > 0 && Math.Abs(Local(p.Email).Length - plain.Length) <= 6)
            .Select(p => (Person: p, Like: PlainWords.Likeness(PlainWords.Of(Local(p.Email)), plain))).Where(x => x.Like >= Alike)
            .OrderByDescending(x => x.Like).ThenBy(x => x.Person.Email, StringComparer.Ordinal).Select(x => x.Person).FirstOrDefault();
    }

    private static string Local(string email) => email.Split('@')[0];
}
