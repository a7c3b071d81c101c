using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Home;

/// <summary>How soon: somebody waits for it; it has a day; whenever it suits.</summary>
public enum Soon { Waited, Dated, Anytime }

/// <param name="Text">What is to be done, as a sentence without a subject.</param>
/// <param name="Why">With whom, until when.</param>
/// <param name="Path">Where it is done; a page of ours.</param>
/// <param name="Kind">The key of one word for its badge: todo.kind.KEY.</param>
public sealed record Todo(string Text, string Why, string Path, string Kind, Soon Soon, DateTimeOffset? Until = null);

/// <summary>A slice tells what it has for the person at hand to do. Asked on every visit of the home page: one or two questions to the database each.</summary>
public interface ITellTodo
{
    /// <param name="pairs">The running pairs of the person at hand.</param>
    Task<IReadOnlyList<Todo>> OfAsync(IReadOnlyList<OwnSpace> pairs, CancellationToken ct);
}
