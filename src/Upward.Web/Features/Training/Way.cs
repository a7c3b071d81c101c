namespace Upward.Web.Features.Training;

/// <summary>From a text to what can be done about it: a page, and the key of its words (and .text).</summary>
public sealed record Way(string Path, string Key);
