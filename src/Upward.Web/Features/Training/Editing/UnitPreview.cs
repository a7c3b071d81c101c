namespace Upward.Web.Features.Training.Editing;

/// <summary>A text as its readers will see it, while it is being written.</summary>
public sealed record UnitPreview(string Title, string Summary, string Body, bool HasCheck)
{
    public static UnitPreview Of(UnitForm form) => new(form.Title ?? "", form.Summary ?? "", Short(form.Body), HasCheck: true);

    /// <summary>What no save would take is not rendered at every key.</summary>
    internal static string Short(string? body) => body is null ? "" : body.Length <= UnitFacts.LongestBody * 2 ? body : body[..(UnitFacts.LongestBody * 2)];
}
