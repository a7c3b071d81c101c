using Upward.Web.Components;

namespace Upward.Web.Features.Applications;

/// <summary>How a state looks to its applicant: no red for anybody.</summary>
public static class StatusView
{
    public static Tone ToneOf(ApplicationState state) => state switch
    {
        ApplicationState.Draft => Tone.Watch, ApplicationState.Accepted => Tone.Good, ApplicationState.Waiting => Tone.Info, ApplicationState.Sent or ApplicationState.Reading => Tone.Accent, _ => Tone.Plain,
    };

    /// <summary>Sent → being read → answer.</summary>
    public static IReadOnlyList<Step> Steps(ProgrammeApplication application, Platform.Text.Texts t)
    {
        var at = application.State switch { ApplicationState.Sent => 1, ApplicationState.Reading => 1, ApplicationState.Waiting => 2, _ => 3 };
        StepState StateOf(int step) => step < at ? StepState.Done : step == at ? StepState.Now : StepState.Ahead;
        return
        [
            new(t["apply.step.sent"], StepState.Done, t["apply.at", ("at", application.SentAt)]),
            new(t["apply.step.read"], application.State == ApplicationState.Sent ? StepState.Ahead : StateOf(1)),
            new(t["apply.step.answer"], StateOf(2)),
        ];
    }
}
