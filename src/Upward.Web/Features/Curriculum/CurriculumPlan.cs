using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Content;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Curriculum;

/// <param name="Level">1: nothing has to be known, 3: both know their way about.</param>
/// <param name="Needs">Items of the needs assessment that it answers; its topic comes on top.</param>
/// <param name="Version">Of the programme's own text; 0 while it is as it ships.</param>
public sealed record CurriculumUnit(string Key, string Topic, TaughtBy Taught, int Level, string Title, string Summary, int Minutes, string Tip, string Body, DateOnly Reviewed,
    IReadOnlyList<string> Packs, IReadOnlyList<string> Needs, bool IsShipped, bool IsHidden, bool IsChosen, int Version)
{
    /// <summary>Pairs find it: it was not hidden, and the chosen packs hold it.</summary>
    public bool IsShown => !IsHidden && IsChosen;
    public bool IsChanged => IsShipped && Version > 0;
    public UnitParts Parts => UnitParts.Of(Body);
}

/// <param name="OwnName">Empty for a topic that ships: its name is a text.</param>
public sealed record PlanTopic(string Key, string OwnName, IReadOnlyList<CurriculumUnit> Units)
{
    public string Name(Texts texts) => OwnName.Length > 0 ? OwnName : texts["curriculum.topic." + Key];
}

public sealed record PlanBranch(string Key, IReadOnlyList<PlanTopic> Topics)
{
    public IEnumerable<CurriculumUnit> Units => Topics.SelectMany(t => t.Units);
}

/// <summary>The whole curriculum of a programme in its order: what ships, with the programme's own copies in their place, and its own units.</summary>
public sealed record CurriculumPlan(IReadOnlyList<PlanBranch> Branches, CurriculumSettings Settings, int Version)
{
    public IEnumerable<PlanTopic> Topics => Branches.SelectMany(b => b.Topics);
    public IEnumerable<CurriculumUnit> Units => Topics.SelectMany(t => t.Units);
    public IEnumerable<CurriculumUnit> Shown => Units.Where(u => u.IsShown);
    public CurriculumUnit? Find(string key) => Units.FirstOrDefault(u => u.Key == key);
    public PlanTopic? Topic(string key) => Topics.FirstOrDefault(t => t.Key == key);

    public static CurriculumPlan Of(CurriculumSettings settings, int version, IReadOnlyList<CurriculumText> texts)
    {
        var written = texts.ToDictionary(t => t.Key, StringComparer.Ordinal);
        bool IsChosen(IReadOnlyList<string> packs) => settings.Packs.Count == 0 || packs.Any(settings.Packs.Contains);
        CurriculumUnit Here(CurriculumUnit shipped)
        {
            var unit = shipped with { IsHidden = settings.Hidden.Contains(shipped.Key), IsChosen = IsChosen(shipped.Packs) };
            return written.GetValueOrDefault(unit.Key)?.Over(unit) ?? unit;
        }
        var units = ShippedCurriculum.Units.Select(Here).Concat(texts.Where(t => t.IsOwn).OrderBy(t => t.Id).Select(t => t.Alone(settings.Hidden.Contains(t.Key)))).ToList();

        var branches = TopicTree.All.Select(b => new PlanBranch(b.Key, [.. b.Topics.Select(t => Topic(t, ""))])).OrderBy(b => Place(settings.Branches, b.Key)).ToList();
        if (settings.Topics.Count > 0) branches.Insert(0, new(TopicTree.Own, [.. settings.Topics.Select(t => Topic(t.Key, t.Name))]));
        return new(branches, settings, version);

        PlanTopic Topic(string key, string name) => new(key, name, [.. units.Where(u => u.Topic == key).OrderBy(u => Place(settings.Order.GetValueOrDefault(key), u.Key))]);
    }

    /// <summary>What the managers ordered comes as they did; the rest keeps its place behind.</summary>
    private static int Place(List<string>? order, string key) => order?.IndexOf(key) is int at and >= 0 ? at : int.MaxValue;
}

/// <summary>Callers have loaded the programme or the pair through the person.</summary>
[UseCase]
public sealed class ReadCurriculum(AppDb db)
{
    public async Task<CurriculumPlan> OfAsync(Guid programmeId, CancellationToken ct)
    {
        var row = await db.ProgrammeCurricula.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == programmeId, ct);
        var texts = await db.CurriculumTexts.AsNoTracking().Where(t => t.ProgrammeId == programmeId).ToListAsync(ct);
        return CurriculumPlan.Of(row?.Settings ?? new(), row?.Version ?? 0, texts);
    }
}
