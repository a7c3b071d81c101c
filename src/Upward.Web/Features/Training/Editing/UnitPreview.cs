namespace Upward.Web.Features.Training.Editing;

/// <summary>A text as its readers will see it, while it is being written.</summary>
/// <param name="Pictures">The programme whose pictures it may show; null where none may be.</param>
public sealed record UnitPreview(string Title, string Summary, string Body, bool HasCheck, Guid? Pictures = null)
{
    public static UnitPreview Of(UnitForm form, Guid programmeId) => new(form.Title ?? "", form.Summary ?? "", Short(form.Body), HasCheck: true, programmeId);

    /// <summary>What no save would take is not rendered at every key.</summary>
    internal static string Short(string? body) => body is null ? "" : body.Length <= UnitFacts.LongestBody * 2 ? body : body[..(UnitFacts.LongestBody * 2)];
}
