namespace Upward.Web.Features.Matching.Board;

/// <summary>A button of the board's one form: a plain submit, or a post by htmx.</summary>
/// <param name="Css">Classes of the button.</param>
/// <param name="Label">Said to those who cannot see the icon.</param>
public sealed record Act(BoardView Board, string Handler, string Text, string Css, string? Icon = null, PairCard? Pair = null, string? Label = null, bool Pressed = false, bool Disabled = false, int? Count = null)
{
    public string Href => $"{Board.Address}?handler={Handler}"
        + (Pair is null ? "" : $"&mentor={Pair.Mentor.EnrolmentId}&mentee={Pair.Mentee.EnrolmentId}")
        + Board.Look.Query().Replace('?', '&');

    /// <summary>The same on every rendering, so that the focus stays on the button that was used.</summary>
    public string Id => "act-" + (Handler == "Unlock" ? "lock" : Handler.ToLowerInvariant()) + (Pair is null ? "" : "-" + Pair.Anchor);
}
