namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// What of a slice goes along when a programme is made from another one or from a template: forms, letters, training.
/// Never people, answers or pairs. It only adds to the unit of work; the copy is saved as a whole.
/// </summary>
public interface ICopyWithProgramme
{
    Task CopyAsync(Programme from, Programme to, CancellationToken ct);
}
