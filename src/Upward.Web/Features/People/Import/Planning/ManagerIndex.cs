namespace Upward.Web.Features.People.Import;

/// <summary>Whom an e-mail, an id or a name may mean, in the file and in the directory together.</summary>
internal sealed class ManagerIndex
{
    private readonly ManagerBy by;
    private readonly Dictionary<string, Guid> emails = [];
    private readonly Dictionary<string, Guid> ids = [];
    private readonly Dictionary<string, List<Guid>> names = [];
    private readonly Dictionary<string, string> written = [];
    private readonly Dictionary<Guid, string> shown = [];
    private readonly Dictionary<string, string?> suggestions = [];

    public ManagerIndex(ManagerBy by, DirectorySnapshot directory, IEnumerable<DraftRow> drafts)
    {
        this.by = by;
        // Rows come first: where the file gives someone's address a new owner, the file is right.
        foreach (var d in drafts.Where(d => !d.Duplicate)) Add(d.PersonId, d[PersonField.Email], d[PersonField.EmployeeId], d[PersonField.Name] ?? d.Known?.Name);
        foreach (var p in directory.People) Add(p.Id, p.Email, p.EmployeeId, p.Name);
    }

    public IReadOnlyList<Guid> Find(string text)
    {
        var email = Email.Bare(text);
        if (by is ManagerBy.Any or ManagerBy.Email && emails.TryGetValue(KnownPeople.Key(email), out var one)) return [one];
        if (by is ManagerBy.Any or ManagerBy.EmployeeId && ids.TryGetValue(KnownPeople.Key(text), out one)) return [one];
        return by is ManagerBy.Any or ManagerBy.Name ? names.GetValueOrDefault(PersonNames.Key(text)) ?? [] : [];
    }

    /// <summary>"Amina Haddad (a.haddad@x.example)": enough to tell two people of one name apart.</summary>
    public string Shown(Guid person) => shown[person];

    public string? Suggest(string text)
    {
        var key = KnownPeople.Key(Email.Bare(text));
        if (suggestions.TryGetValue(key, out var known)) return known;
        // Comparing one typo with 10,000 addresses costs 1 ms; a file full of unknown managers needs no thousand hints.
        var near = suggestions.Count >= 100 ? null : Nearest(key);
        // A suggestion is used as it is: it has to mean one person in the way managers are named here.
        return suggestions[key] = near is not null && Find(near).Count == 1 ? near : null;
    }

    private string? Nearest(string key)
    {
        if (ids.Keys.FirstOrDefault(id => id.TrimStart('0') == key.TrimStart('0')) is { } id) return id;
        var local = key.Split('@')[0];
        var sameLocal = emails.Keys.Where(e => e.StartsWith(local + "@", StringComparison.Ordinal) || Initial(e, local)).Take(2).ToList();
        if (sameLocal.Count == 1) return sameLocal[0].ToLowerInvariant();
        return emails.Keys.FirstOrDefault(e => Slips.OneSlip(e, key))?.ToLowerInvariant() ?? (names.Keys.FirstOrDefault(n => Slips.OneSlip(n, PersonNames.Key(key))) is { } name ? written[name] : null);
    }

    /// <summary>"h.tanabe" for hiroshi.tanabe@…</summary>
    private static bool Initial(string email, string local) =>
        local.Length > 3 && local[1] == '.' && email[0] == local[0] && email.Split('@')[0] is var l && l.EndsWith(local[1..], StringComparison.Ordinal) && l.IndexOf('.', StringComparison.Ordinal) == l.Length - local.Length + 1;

    private void Add(Guid person, string? email, string? id, string? name)
    {
        if (email is not null) emails.TryAdd(KnownPeople.Key(email), person);
        if (id is not null) ids.TryAdd(KnownPeople.Key(id), person);
        if (name is not null)
        {
            var key = PersonNames.Key(name);
            written.TryAdd(key, name);
            if (!names.TryGetValue(key, out var people)) names[key] = people = [];
            if (!people.Contains(person)) people.Add(person);
        }
        shown.TryAdd(person, name is null ? email ?? id ?? "?" : (email ?? id) is { } more ? $"{name} ({more})" : name);
    }
}
