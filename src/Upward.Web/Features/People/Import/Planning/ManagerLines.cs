namespace Upward.Web.Features.People.Import;

/// <summary>
/// Finds out whom each manager cell means, and keeps the lines a forest: nobody under themselves, no circles, nobody under a
/// person who is not coming in. Leaving out one row may break another, so it repeats until nothing changes.
/// </summary>
internal sealed class ManagerLines(ManagerIndex index, DirectorySnapshot directory, IReadOnlyList<DraftRow> drafts, bool importWithout)
{
    private readonly Dictionary<Guid, DraftRow> rowOf = drafts.Where(d => !d.Duplicate).ToDictionary(d => d.PersonId);

    public void Settle()
    {
        foreach (var draft in drafts)
            foreach (var mention in draft.Mentions.ToList()) Resolve(draft, mention);
        while (DropThoseLeftOut() | BreakCircles()) { }
        foreach (var draft in drafts) Write(draft);
    }

    private void Resolve(DraftRow draft, ManagerMention mention)
    {
        var found = index.Find(mention.Text);
        if (found.Count == 1 && found[0] != draft.PersonId) mention.Means = found[0];
        else if (found.Count == 0) Refuse(draft, mention, ProblemKind.UnknownManager, null, index.Suggest(mention.Text));
        else if (found.Count == 1) Refuse(draft, mention, ProblemKind.SelfManager, draft.ShownName);
        else Refuse(draft, mention, ProblemKind.AmbiguousManager, string.Join("; ", found.Take(5).Select(index.Shown)));
    }

    private bool DropThoseLeftOut()
    {
        var changed = false;
        bool again;
        do
        {
            again = false;
            foreach (var draft in drafts.Where(d => !d.LeftOut))
                foreach (var mention in draft.Mentions.ToList())
                {
                    if (mention.Means is not { } person || !rowOf.TryGetValue(person, out var row) || row.Known is not null || !row.LeftOut) continue;
                    Refuse(draft, mention, ProblemKind.ManagerLeftOut, row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    again = changed = true;
                }
        }
        while (again);
        return changed;
    }

    private bool BreakCircles()
    {
        var above = Above();
        var state = new Dictionary<Guid, int>(above.Count);
        var changed = false;
        var walk = 0;
        foreach (var start in above.Keys)
        {
            walk++;
            var at = start;
            while (!state.ContainsKey(at))
            {
                state[at] = walk;
                if (!above.TryGetValue(at, out at)) break;
            }
            if (at != Guid.Empty && state.GetValueOrDefault(at) == walk) changed |= NameCircle(above, at);
        }
        return changed;
    }

    /// <summary>Everyone's manager if the import went through as it stands.</summary>
    private Dictionary<Guid, Guid> Above()
    {
        var above = new Dictionary<Guid, Guid>(directory.People.Count + drafts.Count);
        foreach (var person in directory.People)
            if (person.ManagerId is { } manager) above[person.Id] = manager;
        foreach (var draft in drafts.Where(d => !d.LeftOut))
        {
            if (draft.Mentions.Find(m => !m.Dotted)?.Means is { } manager) above[draft.PersonId] = manager;
            else if (draft.Values.ContainsKey(PersonField.Manager)) above.Remove(draft.PersonId);
        }
        return above;
    }

    private bool NameCircle(Dictionary<Guid, Guid> above, Guid start)
    {
        var people = new List<Guid> { start };
        for (var at = above[start]; at != start; at = above[at]) people.Add(at);
        // The chain begins with the lowest row, whoever was met first: the same words on every machine.
        var first = people.IndexOf(people.MinBy(p => rowOf.TryGetValue(p, out var r) ? r.Number : int.MaxValue));
        people = [.. people[first..], .. people[..first]];
        var chain = string.Join(" → ", people.Take(8).Append(people[0]).Select(p => rowOf.TryGetValue(p, out var r) ? r.ShownName : index.Shown(p)));
        var named = false;
        foreach (var draft in people.Where(rowOf.ContainsKey).Select(p => rowOf[p]).Where(d => !d.LeftOut).ToList())
        {
            if (draft.Mentions.Find(m => !m.Dotted && m.Means is not null) is not { } mention) continue;
            Refuse(draft, mention, ProblemKind.ManagerCycle, chain);
            named = true;
        }
        return named;
    }

    private void Refuse(DraftRow draft, ManagerMention mention, ProblemKind kind, string? detail, string? suggestion = null)
    {
        draft.Problems.Add(new(kind, draft.Number, mention.Column, mention.Text, detail, suggestion, Warning: importWithout));
        draft.Mentions.Remove(mention);
    }

    private static void Write(DraftRow draft)
    {
        var manager = draft.Mentions.Find(m => !m.Dotted)?.Means;
        if (manager is not null) draft.Values[PersonField.Manager] = manager.ToString();
        var dotted = draft.Mentions.Where(m => m.Dotted && m.Means != manager).Select(m => m.Means!.Value.ToString()).ToList();
        if (dotted.Count > 0) draft.Values[PersonField.DottedLines] = PersonField.ListText(dotted);
    }
}
