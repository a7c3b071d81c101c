using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Agreements.Expectations;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Change;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Curriculum;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Diversity;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Features.Kit;
using Upward.Web.Features.Kit.Stories;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Nudges;
using Upward.Web.Features.Notifications.Webhooks;
using Upward.Web.Features.Opportunities;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Recommendations;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Journal;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Cohort;
using Upward.Web.Features.Sessions.Fit;
using Upward.Web.Features.Sessions.FreeBusy;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Features.Skills;
using Upward.Web.Features.Talent;
using Upward.Web.Features.Training;
using Upward.Web.Features.Training.Guidelines;
using Upward.Web.Features.Units;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Data;

/// <summary>
/// The one model, on SQLite (<see cref="SqliteDb"/>) and PostgreSQL (<see cref="PgDb"/>). Every row of an organisation is
/// filtered by the <see cref="OrganisationScope"/>; writes go through <see cref="SaveChangesAsync(bool, CancellationToken)"/>
/// and <see cref="InTransactionAsync{T}"/>, which know the one-writer gate.
/// </summary>
public abstract class AppDb(DbContextOptions options, OrganisationScope scope, WriteGate gate) : IdentityUserContext<Account, Guid>(options)
{
    private bool _holdsGate;

    public Guid OrganisationId => scope.OrganisationId;

    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<InstallationSetting> InstallationSettings => Set<InstallationSetting>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<LongTask> LongTasks => Set<LongTask>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<OrganisationAdmin> OrganisationAdmins => Set<OrganisationAdmin>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitManager> UnitManagers => Set<UnitManager>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionNote> SessionNotes => Set<SessionNote>();
    public DbSet<Learned> Learnings => Set<Learned>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<SessionAction> SessionActions => Set<SessionAction>();
    public DbSet<SessionOffer> SessionOffers => Set<SessionOffer>();
    public DbSet<SessionNeed> SessionNeeds => Set<SessionNeed>();
    public DbSet<FitCheck> FitChecks => Set<FitCheck>();
    public DbSet<CohortMove> CohortMoves => Set<CohortMove>();
    public DbSet<BusyCalendar> BusyCalendars => Set<BusyCalendar>();
    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<Circle> Circles => Set<Circle>();
    public DbSet<CircleMember> CircleMembers => Set<CircleMember>();
    public DbSet<CircleAction> CircleActions => Set<CircleAction>();
    public DbSet<GroupSession> GroupSessions => Set<GroupSession>();
    public DbSet<GroupNote> GroupNotes => Set<GroupNote>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<DottedLine> DottedLines => Set<DottedLine>();
    public DbSet<Level> Levels => Set<Level>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportedChange> ImportedChanges => Set<ImportedChange>();
    public DbSet<Skill> Skills => Set<Skill>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeManager> ProgrammeManagers => Set<ProgrammeManager>();
    public DbSet<ProgrammeChange> ProgrammeChanges => Set<ProgrammeChange>();
    public DbSet<Objective> Objectives => Set<Objective>();
    public DbSet<AudienceRule> AudienceRules => Set<AudienceRule>();
    public DbSet<Milestone> Milestones => Set<Milestone>();
    public DbSet<TimeAgreement> TimeAgreements => Set<TimeAgreement>();
    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();
    public DbSet<PrivacyNotice> PrivacyNotices => Set<PrivacyNotice>();
    public DbSet<Charter> Charters => Set<Charter>();
    public DbSet<CharterReading> CharterReadings => Set<CharterReading>();
    public DbSet<Lesson> Lessons => Set<Lesson>();
    public DbSet<ParticipantEnrolment> Enrolments => Set<ParticipantEnrolment>();
    public DbSet<EnrolmentSkill> EnrolmentSkills => Set<EnrolmentSkill>();
    public DbSet<Wish> Wishes => Set<Wish>();
    public DbSet<Veto> Vetoes => Set<Veto>();
    public DbSet<ParticipantImport> ParticipantImports => Set<ParticipantImport>();
    public DbSet<ParticipantImportRow> ParticipantImportRows => Set<ParticipantImportRow>();
    public DbSet<ApplicationForm> ApplicationForms => Set<ApplicationForm>();
    public DbSet<Intake> Intakes => Set<Intake>();
    public DbSet<ProgrammeApplication> Applications => Set<ProgrammeApplication>();
    public DbSet<ApplicationAnswer> ApplicationAnswers => Set<ApplicationAnswer>();
    public DbSet<ApplicationReview> ApplicationReviews => Set<ApplicationReview>();
    public DbSet<ApplicationReviewer> ApplicationReviewers => Set<ApplicationReviewer>();
    public DbSet<VettingCheck> VettingChecks => Set<VettingCheck>();
    public DbSet<ApplicationTag> ApplicationTags => Set<ApplicationTag>();
    public DbSet<Nomination> Nominations => Set<Nomination>();
    public DbSet<TimeRequest> TimeRequests => Set<TimeRequest>();
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();
    public DbSet<TalentProfile> TalentProfiles => Set<TalentProfile>();
    public DbSet<DiversityField> DiversityFields => Set<DiversityField>();
    public DbSet<DiversityAnswer> DiversityAnswers => Set<DiversityAnswer>();
    public DbSet<FairnessReport> FairnessReports => Set<FairnessReport>();
    public DbSet<FairnessFigure> FairnessFigures => Set<FairnessFigure>();
    public DbSet<Exclusion> Exclusions => Set<Exclusion>();
    public DbSet<ProgrammeCriteria> Criteria => Set<ProgrammeCriteria>();
    public DbSet<MatchRound> MatchRounds => Set<MatchRound>();
    public DbSet<RoundRecord> RoundRecords => Set<RoundRecord>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<ProposalAnswer> ProposalAnswers => Set<ProposalAnswer>();
    public DbSet<BoardChange> BoardChanges => Set<BoardChange>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<AgreementTemplate> AgreementTemplates => Set<AgreementTemplate>();
    public DbSet<ExpectationAnswers> ExpectationAnswers => Set<ExpectationAnswers>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<GoalWord> GoalWords => Set<GoalWord>();
    public DbSet<MessageThread> MessageThreads => Set<MessageThread>();
    public DbSet<ThreadMember> ThreadMembers => Set<ThreadMember>();
    public DbSet<ThreadMessage> ThreadMessages => Set<ThreadMessage>();
    public DbSet<MessageFile> MessageFiles => Set<MessageFile>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Nudge> Nudges => Set<Nudge>();
    public DbSet<NudgeRule> NudgeRules => Set<NudgeRule>();
    public DbSet<DeliveryWishes> DeliveryWishes => Set<DeliveryWishes>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookPost> WebhookPosts => Set<WebhookPost>();
    public DbSet<Mentorship> Mentorships => Set<Mentorship>();
    public DbSet<PairExit> PairExits => Set<PairExit>();
    public DbSet<GlassSetting> GlassSettings => Set<GlassSetting>();
    public DbSet<GlassOpening> GlassOpenings => Set<GlassOpening>();
    public DbSet<HoursEntry> HoursEntries => Set<HoursEntry>();
    public DbSet<HoursSharing> HoursSharings => Set<HoursSharing>();
    public DbSet<Opportunity> Opportunities => Set<Opportunity>();
    public DbSet<PairRest> PairRests => Set<PairRest>();
    public DbSet<PairClosing> PairClosings => Set<PairClosing>();
    public DbSet<EndReflection> EndReflections => Set<EndReflection>();
    public DbSet<Farewell> Farewells => Set<Farewell>();
    public DbSet<HandOverNote> HandOverNotes => Set<HandOverNote>();
    public DbSet<SafetyRoute> SafetyRoutes => Set<SafetyRoute>();
    public DbSet<PastPair> PastPairs => Set<PastPair>();
    public DbSet<PairImport> PairImports => Set<PairImport>();
    public DbSet<PairImportPerson> PairImportPeople => Set<PairImportPerson>();
    public DbSet<KitText> KitTexts => Set<KitText>();
    public DbSet<KitPage> KitPages => Set<KitPage>();
    public DbSet<LetterSending> LetterSendings => Set<LetterSending>();
    public DbSet<ToldStory> ToldStories => Set<ToldStory>();
    public DbSet<StoryShowing> StoryShowings => Set<StoryShowing>();
    public DbSet<Commitment> Commitments => Set<Commitment>();
    public DbSet<ReadinessCheck> ReadinessChecks => Set<ReadinessCheck>();
    public DbSet<AdkarWave> AdkarWaves => Set<AdkarWave>();
    public DbSet<AdkarTaken> AdkarTaken => Set<AdkarTaken>();
    public DbSet<AdkarTally> AdkarTallies => Set<AdkarTally>();
    public DbSet<ChangeTask> ChangeTasks => Set<ChangeTask>();
    public DbSet<ProgrammeTraining> ProgrammeTraining => Set<ProgrammeTraining>();
    public DbSet<UnitText> UnitTexts => Set<UnitText>();
    public DbSet<UnitCompletion> UnitCompletions => Set<UnitCompletion>();
    public DbSet<UnitPicture> UnitPictures => Set<UnitPicture>();
    public DbSet<HelpRequest> HelpRequests => Set<HelpRequest>();
    public DbSet<HelpMessage> HelpMessages => Set<HelpMessage>();
    public DbSet<BuddyOffer> BuddyOffers => Set<BuddyOffer>();
    public DbSet<BuddyPair> BuddyPairs => Set<BuddyPair>();
    public DbSet<Practice> Practices => Set<Practice>();
    public DbSet<AllyPledge> AllyPledges => Set<AllyPledge>();
    public DbSet<GuidelineVersion> GuidelineVersions => Set<GuidelineVersion>();
    public DbSet<ProgrammeCurriculum> ProgrammeCurricula => Set<ProgrammeCurriculum>();
    public DbSet<CurriculumText> CurriculumTexts => Set<CurriculumText>();
    public DbSet<PlannedUnit> PlannedUnits => Set<PlannedUnit>();
    public DbSet<PlannedQuestion> PlannedQuestions => Set<PlannedQuestion>();
    public DbSet<NeedsAnswers> NeedsAnswers => Set<NeedsAnswers>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        OrganisationRows.Fence(this, builder);
    }

    /// <summary>
    /// Runs work in one transaction and commits it when the outcome is a success; a refusal rolls everything back.
    /// On SQLite the transaction takes the write lock at its start, so that two of them never wait for each other.
    /// </summary>
    public async Task<Outcome> InTransactionAsync(Func<Task<Outcome>> work, CancellationToken ct)
    {
        await using var turn = await TakeTurnAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        var outcome = await work();
        if (outcome.Succeeded) await transaction.CommitAsync(ct);
        return outcome;
    }

    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await using var turn = await TakeTurnAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        var result = await work();
        await transaction.CommitAsync(ct);
        return result;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        OrganisationRows.Stamp(this, scope);
        await using var turn = await TakeTurnAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: a blocking save would hold a thread while it waits for the gate.");

    /// <summary>Locks rows of one table until the transaction ends, in the order of their ids. On SQLite the transaction already holds the only write lock.</summary>
    public abstract Task LockAsync<T>(IEnumerable<Guid> ids, CancellationToken ct) where T : class;

    /// <summary>
    /// Lets the database count again how its rows spread. After thousands of new rows its plans rest on nothing: SQLite then went
    /// through all topics of the organisation for each of 10,000 participants, and a page took minutes instead of a moment.
    /// </summary>
    public async Task CountAgainAsync(CancellationToken ct)
    {
        await using var turn = await TakeTurnAsync(ct);
        await AnalyseAsync(ct);
    }

    private protected abstract Task AnalyseAsync(CancellationToken ct);

    private async ValueTask<IAsyncDisposable> TakeTurnAsync(CancellationToken ct)
    {
        if (_holdsGate) return NoTurn.Instance;
        var turn = await gate.EnterAsync(ct);
        _holdsGate = true;
        return new Turn(() => { _holdsGate = false; turn.Dispose(); });
    }

    private sealed class Turn(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() { end(); return ValueTask.CompletedTask; }
    }

    private sealed class NoTurn : IAsyncDisposable
    {
        public static readonly NoTurn Instance = new();
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
