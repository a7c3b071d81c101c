using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Agreements;

/// <summary>A programme's own wording of sections that it may word for all its pairs. An agreement that was begun keeps what it began with.</summary>
public sealed class AgreementTemplate : IBelongToOrganisation
{
    private AgreementTemplate() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public List<string> Sections { get; private set; } = [];
    public List<string> Texts { get; private set; } = [];

    public static AgreementTemplate For(Programme programme) => new() { ProgrammeId = programme.Id, OrganisationId = programme.OrganisationId };

    public AgreementTemplate For(Guid programmeId) => new() { ProgrammeId = programmeId, OrganisationId = OrganisationId, Sections = [.. Sections], Texts = [.. Texts] };

    public string Of(string section) => Sections.IndexOf(section) is >= 0 and var at ? Texts[at] : "";

    public void Word(IReadOnlyDictionary<string, string> texts)
    {
        Sections = [.. texts.Keys];
        Texts = [.. texts.Values];
    }
}
