using Quartz;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.Guests;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Nudges;
using Upward.Web.Features.Notifications.Webhooks;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.FreeBusy;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Matching.Answers;
using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Features.Recommendations;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Training;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Platform.Tasks;

/// <summary>All schedules of the product, each with its reason.</summary>
public static class Schedules
{
    public static void Add(IQuartzBuilder quartz)
    {
        // A person waits for an invitation or a reset link.
        Every<SendOutboxJob>(quartz, TimeSpan.FromSeconds(5));
        // A process may die between storing a task and scheduling it, or while running it.
        Every<SweepTasksJob>(quartz, TimeSpan.FromSeconds(20));
        // Staff lists and former profiles are kept no longer than the right to undo their import; a day more or less does not matter.
        Every<ForgetOldImportsJob>(quartz, TimeSpan.FromHours(12));
        // Answers open when their deadline passes; whoever looks opens them sooner, so a minute is early enough.
        Every<OpenLapsedJob>(quartz, TimeSpan.FromMinutes(1));
        // Decisions on applications are told when the time to undo them is over.
        Every<TellDecisionsJob>(quartz, TimeSpan.FromSeconds(30));
        // A guest whose time is over is shut out at once; that matching leaves them out may take an hour.
        Every<EndLapsedVisitsJob>(quartz, TimeSpan.FromHours(1));
        // The reminder of a recommendation goes on a day, not at an hour.
        Every<RemindOfRecommendationsJob>(quartz, TimeSpan.FromHours(1));
        // Pledges and refreshers count in days and months.
        Every<RemindOfTrainingJob>(quartz, TimeSpan.FromHours(6));
        // An agreement that is not signed after two weeks.
        Every<RemindOfAgreementsJob>(quartz, TimeSpan.FromHours(1));
        // Pairs end in one run a day, at five in the morning UTC; a process that was down then does it when it is back. Circles follow at once. Rests and the keeping of words count in days.
        Every<EndPairsJob>(quartz, TimeSpan.FromMinutes(10));
        // Somebody waits for an answer that was sent as a mail.
        Every<TakeRepliesJob>(quartz, TimeSpan.FromSeconds(15));
        // Every zone has its own morning; quarters of an hour are the finest difference between two.
        Every<GatherDigestsJob>(quartz, TimeSpan.FromMinutes(15));
        // A line in a chat is looked at when it comes; it need not be there in the same second.
        Every<PostWebhooksJob>(quartz, TimeSpan.FromSeconds(20));
        // No next date, two sessions that did not take place, what is due tomorrow on its owner’s clock, a good word on the way.
        Every<RemindOfSessionsJob>(quartz, TimeSpan.FromHours(1));
        // Two minutes of reading the day before: an hour more or less does not matter.
        Every<SendBriefsJob>(quartz, TimeSpan.FromMinutes(30));
        // Ten minutes after a table was opened whoever may come is told; most of them by the mail of the day.
        Every<AnnounceTablesJob>(quartz, TimeSpan.FromMinutes(5));
        // Calendars that people keep elsewhere: each is read about once an hour.
        Every<ReadBusyCalendarsJob>(quartz, TimeSpan.FromMinutes(10));
        // More hours than agreed, once a month.
        Every<RemindOfHoursJob>(quartz, TimeSpan.FromHours(3));
        // A new time zone database comes with an update of Upward or is laid into the data folder, and counts from the start that follows: this run is the one that matters.
        Every<KeepWallTimesJob>(quartz, TimeSpan.FromHours(6));
        // A message that nobody answered for a week.
        Every<RemindOfMessagesJob>(quartz, TimeSpan.FromHours(1));
        // The rules of managers count in days and look once a day; a process that starts looks at once, and nobody is told twice.
        Every<FollowNudgeRulesJob>(quartz, TimeSpan.FromDays(1));
    }

    private static void Every<T>(IQuartzBuilder quartz, TimeSpan pause) where T : IJob =>
        quartz.ScheduleJob<T>(trigger => trigger.WithIdentity(typeof(T).Name).StartNow().WithSimpleSchedule(pause),
            job => job.WithIdentity(typeof(T).Name));
}

[DisallowConcurrentExecution]
public sealed class SendOutboxJob(SendOutbox outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await outbox.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class SweepTasksJob(QuartzSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweep.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class ForgetOldImportsJob(ForgetOldImports staffLists, ForgetOldParticipantImports participants, ForgetOldPairImports pairs, ForgetOldApplications applications) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await staffLists.ExecuteAsync(cancellationToken);
        await participants.ExecuteAsync(cancellationToken);
        await pairs.ExecuteAsync(cancellationToken);
        await applications.ExecuteAsync(cancellationToken);
    }
}

[DisallowConcurrentExecution]
public sealed class OpenLapsedJob(OpenLapsedEverywhere lapsed) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await lapsed.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class TellDecisionsJob(TellDecisionsEverywhere decisions) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await decisions.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class RemindOfTrainingJob(RemindOfPledgesEverywhere pledges, RefreshTrainingEverywhere refreshers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await pledges.ExecuteAsync(cancellationToken);
        await refreshers.ExecuteAsync(cancellationToken);
    }
}

[DisallowConcurrentExecution]
public sealed class RemindOfAgreementsJob(RemindOfAgreementsEverywhere agreements) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await agreements.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class EndPairsJob(EndDuePairsEverywhere endings, TakeOutLeaversEverywhere leavers, EndLapsedRestsEverywhere rests, ForgetEndedPairsEverywhere forgetting, ForgetEndedCirclesEverywhere circles) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await endings.ExecuteAsync(cancellationToken);
        await leavers.ExecuteAsync(cancellationToken);
        await rests.ExecuteAsync(cancellationToken);
        await forgetting.ExecuteAsync(cancellationToken);
        await circles.ExecuteAsync(cancellationToken);
    }
}

[DisallowConcurrentExecution]
public sealed class TakeRepliesJob(TakeReplies replies) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await replies.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class GatherDigestsJob(GatherDigestsEverywhere digests) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await digests.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class PostWebhooksJob(PostWebhooksEverywhere webhooks) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await webhooks.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class RemindOfSessionsJob(RemindOfSessionsEverywhere sessions, RemindOfActionsEverywhere actions, TellMilestonesEverywhere milestones) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await sessions.ExecuteAsync(cancellationToken);
        await actions.ExecuteAsync(cancellationToken);
        await milestones.ExecuteAsync(cancellationToken);
    }
}

[DisallowConcurrentExecution]
public sealed class RemindOfHoursJob(RemindOfHoursEverywhere hours) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await hours.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class SendBriefsJob(SendBriefsEverywhere briefs, SendGroupBriefsEverywhere groups) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await briefs.ExecuteAsync(cancellationToken);
        await groups.ExecuteAsync(cancellationToken);
    }
}

[DisallowConcurrentExecution]
public sealed class AnnounceTablesJob(AnnounceTablesEverywhere tables) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await tables.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class ReadBusyCalendarsJob(ReadBusyCalendarsEverywhere calendars) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await calendars.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class KeepWallTimesJob(NewestZones zones, KeepWallTimesEverywhere times, KeepGroupWallTimesEverywhere groups) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!await zones.AreOursAsync(cancellationToken)) return;
        await times.ExecuteAsync(cancellationToken);
        await groups.ExecuteAsync(cancellationToken);
    }
}

[DisallowConcurrentExecution]
public sealed class RemindOfMessagesJob(RemindOfMessagesEverywhere messages) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await messages.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class FollowNudgeRulesJob(FollowNudgeRulesEverywhere nudges) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await nudges.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class RemindOfRecommendationsJob(RemindOfRecommendationsEverywhere recommendations) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await recommendations.ExecuteAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class EndLapsedVisitsJob(EndLapsedVisitsEverywhere visits) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await visits.ExecuteAsync(cancellationToken);
}

public sealed class LongTaskJob(LongTaskRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var data = context.MergedJobDataMap;
        await runner.RunAsync(Guid.Parse(data.GetString("organisation")!), Guid.Parse(data.GetString("task")!), cancellationToken);
    }
}
