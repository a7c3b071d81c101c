using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Training;

/// <summary>For whom a unit is. Everyone: both sides of a pair.</summary>
public enum TrainingTrack { Mentor, Mentee, Everyone, Ally, ProgrammeManager, Sponsor, LineManager, NeutralContact }

public static class TrainingTracks
{
    /// <summary>What a participant of this role is shown: their own track, what both sides read, and the ally track.</summary>
    public static IReadOnlyList<TrainingTrack> Of(ProgrammeRole role) =>
        [role == ProgrammeRole.Mentor ? TrainingTrack.Mentor : TrainingTrack.Mentee, TrainingTrack.Everyone, TrainingTrack.Ally];
}
