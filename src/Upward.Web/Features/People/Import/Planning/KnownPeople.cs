namespace Upward.Web.Features.People.Import;

/// <summary>Joins rows to people of the directory: by employee id, else by e-mail. Rows that speak for the same person twice are named.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, DirectoryPerson> byId;
    private readonly Dictionary<string, DirectoryPerson> byEmail;
    private readonly Dictionary<string, string> guests;

    public KnownPeople(DirectorySnapshot directory)
    {
        byId = directory.People.Where(p => !string.IsNullOrEmpty(p.EmployeeId)).DistinctBy(p => Key(p.EmployeeId!)).ToDictionary(p => Key(p.EmployeeId!));
        byEmail = directory.People.Where(p => !string.IsNullOrEmpty(p.Email)).DistinctBy(p => Key(p.Email!)).ToDictionary(p => Key(p.Email!));
        guests = directory.Guests.ToDictionary(g => Key(g.Key), g => g.Value);
    }

    public static string Key(string text) => text.ToUpperInvariant();

    public void Join(IReadOnlyList<DraftRow> drafts, ColumnMapping mapping, ImportOptions options)
    {
        var rowOfId = new Dictionary<string, int>();
        var rowOfEmail = new Dictionary<string, int>();
        var rowOfPerson = new Dictionary<Guid, int>();
        foreach (var draft in drafts)
        {
            Match(draft, mapping);
            Once(draft, rowOfId, PersonField.EmployeeId, ProblemKind.DuplicateEmployeeId, mapping.ColumnOf(Field.EmployeeId));
            Once(draft, rowOfEmail, PersonField.Email, ProblemKind.DuplicateEmail, mapping.ColumnOf(Field.Email));
            draft.PersonId = draft.Known?.Id ?? NewPersonId.For(options.ImportId, options.UploadedAt, draft.Number);
            if (draft.Duplicate || rowOfPerson.TryAdd(draft.PersonId, draft.Number)) continue;
            draft.Duplicate = true;
            draft.Problems.Add(new(ProblemKind.DuplicatePerson, draft.Number, null, draft.ShownName, rowOfPerson[draft.PersonId].ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private void Match(DraftRow draft, ColumnMapping mapping)
    {
        var id = draft[PersonField.EmployeeId];
        var email = draft[PersonField.Email];
        var ofId = id is null ? null : byId.GetValueOrDefault(Key(id));
        var ofEmail = email is null ? null : byEmail.GetValueOrDefault(Key(email));
        draft.Known = ofId ?? ofEmail;
        if (email is not null && guests.TryGetValue(Key(email), out var guest))
            draft.Problems.Add(new(ProblemKind.EmailOfGuest, draft.Number, mapping.ColumnOf(Field.Email), email, guest));
        if (ofId is not null && ofEmail is not null && ofId.Id != ofEmail.Id)
            draft.Problems.Add(new(ProblemKind.EmailOfSomeoneElse, draft.Number, mapping.ColumnOf(Field.Email), email!, ofEmail.Name));
        // The e-mail is known under another employee id: perhaps a mistyped id, perhaps an address that was given again.
        else if (ofId is null && id is not null && ofEmail?.EmployeeId is { Length: > 0 } other)
            draft.Problems.Add(new(ProblemKind.IdOfSomeoneElse, draft.Number, mapping.ColumnOf(Field.EmployeeId), id, $"{ofEmail.Name} ({other})", other));
    }

    private static void Once(DraftRow draft, Dictionary<string, int> seen, string field, ProblemKind kind, int? column)
    {
        if (draft[field] is not { } value || seen.TryAdd(Key(value), draft.Number)) return;
        draft.Duplicate = true;
        draft.Problems.Add(new(kind, draft.Number, column, value, seen[Key(value)].ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
