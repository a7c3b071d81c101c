using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Training.Guidelines;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Curriculum.Together;

/// <param name="Unit">Null for a topic of their own, and for a unit that a manager took away.</param>
public sealed record PlannedStep(PlannedUnit Planned, CurriculumUnit? Unit)
{
    public string Title => Unit?.Title ?? Planned.Title;
    public int Minutes => Unit?.Minutes ?? Planned.Minutes;
    public IReadOnlyList<HandsOn> Exercises => Unit?.Parts.Exercises ?? [];
    public int ExercisesDone => Exercises.Count(e => Planned.Marks.Contains(e.Key));
}

public sealed record PairPlan(IReadOnlyList<PlannedStep> Steps, IReadOnlyList<PlannedQuestion> Questions)
{
    public IEnumerable<PlannedStep> Open => Steps.Where(s => s.Planned.DoneAt is null);
    /// <summary>What both want, first; then what one would like.</summary>
    public PlannedStep? Next => Open.FirstOrDefault(s => s.Planned.IsAgreed) ?? Open.FirstOrDefault();
}

/// <summary>What the two mean to do, for one of them and for the agenda of their next meeting.</summary>
[UseCase]
public sealed class ReadPlan(AppDb db, FindPairSpace find, ReadCurriculum curricula, GuidelineShelf shelf)
{
    public sealed record AgendaUnit(string Key, string Title, int Minutes, IReadOnlyList<string> Materials);

    /// <param name="Units">Agreed by both and not done, in their order.</param>
    /// <param name="Questions">Picked and not asked yet, in their order.</param>
    public sealed record Agenda(IReadOnlyList<AgendaUnit> Units, IReadOnlyList<string> Questions);

    public async Task<PairPlan> OfAsync(OwnSpace pair, CurriculumPlan curriculum, CancellationToken ct)
    {
        var units = await db.PlannedUnits.AsNoTracking().Where(u => u.MentorshipId == pair.Id).OrderBy(u => u.Place).ThenBy(u => u.Id).ToListAsync(ct);
        var questions = await db.PlannedQuestions.AsNoTracking().Where(q => q.MentorshipId == pair.Id).OrderBy(q => q.Place).ThenBy(q => q.Id).ToListAsync(ct);
        return new([.. units.Select(u => new PlannedStep(u, curriculum.Find(u.UnitKey)))], questions);
    }

    /// <summary>Null for everybody but the two.</summary>
    public async Task<Agenda?> ForAgendaAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return null;
        var plan = await OfAsync(pair, await curricula.OfAsync(pair.Programme.Id, ct), ct);
        return new([.. plan.Open.Where(s => s.Planned.IsAgreed).Select(s => new AgendaUnit(s.Planned.UnitKey, s.Title, s.Minutes, s.Unit?.Parts.Materials ?? []))],
            [.. plan.Questions.Where(q => q.AskedAt is null).Select(q => q.Text)]);
    }

    /// <summary>Empty where the programme hid the guideline: then the two write their own.</summary>
    public async Task<IReadOnlyList<BankSection>> BankAsync(OwnSpace pair, CancellationToken ct) =>
        (await shelf.OfAsync(pair.Programme.Id, ct)).FirstOrDefault(g => g is { Slug: QuestionBank.Slug, IsPublished: true, IsHidden: false }) is { } bank ? QuestionBank.Of(bank.Body) : [];
}
