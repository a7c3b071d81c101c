using Upward.Web.Features.Training;

namespace Upward.Web.Features.Demo;

/// <summary>Who has finished which units: those of the first round all of theirs, of the others some all, some a part, some nothing yet.</summary>
internal static class DemoTraining
{
    public static IEnumerable<UnitCompletion> Of(DemoProgrammeRows rows, DateTimeOffset begun)
    {
        var plan = TrainingPlan.Of(new(), 0, []);
        foreach (var (nth, enrolment) in rows.Enrolments.Index())
        {
            var units = plan.RequiredOf(enrolment.Role);
            var done = rows.Early.Contains(enrolment.Id) ? units.Count : (nth % 5) switch { 0 or 1 => units.Count, 2 => 3, 3 => 1, _ => 0 };
            for (var i = 0; i < done; i++)
                yield return UnitCompletion.Of(enrolment.OrganisationId, enrolment.ProgrammeId, enrolment.PersonId, units[i], begun.AddDays(2 + nth % 7 + i).AddMinutes(nth * 7 % 400));
        }
    }
}
