using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

/// <summary>What somebody answered to one question. Who may read it is kept with the answer: a later version of the form cannot open it to more people.</summary>
public sealed class ApplicationAnswer : IBelongToOrganisation
{
    private ApplicationAnswer() { }

    public Guid OrganisationId { get; private set; }
    public Guid ApplicationId { get; private set; }
    public string Key { get; private set; } = "";
    public Readers Readers { get; private set; }
    /// <summary>Words, the chosen option, or a number of a scale.</summary>
    public string Text { get; private set; } = "";
    /// <summary>Several options, a ranking with the first choice first, or skills as "id:level".</summary>
    public List<string> Choices { get; private set; } = [];

    public GivenAnswer Given => new(Text, Choices);

    internal static ApplicationAnswer To(ProgrammeApplication application, FormQuestion question, GivenAnswer given)
    {
        var answer = new ApplicationAnswer { OrganisationId = application.OrganisationId, ApplicationId = application.Id, Key = question.Key };
        answer.Say(question, given);
        return answer;
    }

    internal void Say(FormQuestion question, GivenAnswer given) => (Readers, Text, Choices) = (question.Readers, given.Text, [.. given.Choices]);
}

/// <summary>An answer as such, whoever gave it.</summary>
public sealed record GivenAnswer(string Text, IReadOnlyList<string> Choices)
{
    public static readonly GivenAnswer None = new("", []);
    public bool IsEmpty => Text.Length == 0 && Choices.Count == 0;
    public bool Says(string answer) => Text == answer || Choices.Contains(answer);
}

/// <param name="SkillId">Empty for a word that the taxonomy does not know: it is kept in a draft, so that nothing typed is lost.</param>
/// <param name="Level">Offered: 1 to 4 as on the profile. Wanted: importance 1 to 3.</param>
public sealed record NamedSkill(Guid SkillId, int Level, string Words = "")
{
    public bool IsKnown => SkillId != Guid.Empty;

    public override string ToString() => IsKnown ? $"{SkillId:N}:{Level}" : $"?:{Level}:{Words}";

    public static NamedSkill? Read(string text)
    {
        var parts = text.Split(':', 3);
        if (parts.Length < 2 || !int.TryParse(parts[1], out var level)) return null;
        if (parts[0] == "?") return new(Guid.Empty, level, parts.Length == 3 ? parts[2] : "");
        return Guid.TryParse(parts[0], out var id) ? new(id, level) : null;
    }
}
