namespace Upward.Web.Features.Circles.Pages;

/// <param name="Me">Who looks.</param>
public sealed record GroupRows(IReadOnlyList<GroupSession> Sessions, Guid Me);

/// <param name="Me">Who answers.</param>
public sealed record GroupAnswer(GroupSession Session, Guid Me);
