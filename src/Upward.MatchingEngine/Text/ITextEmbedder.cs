namespace Upward.MatchingEngine;

/// <summary>Turns texts into vectors that point the same way when the texts mean the same: a language model of the caller's own. The engine has none and calls none by itself.</summary>
public interface ITextEmbedder
{
    /// <summary>One vector for each text, in the same order; all of one length, 1..<see cref="EmbeddingSimilarity.MostDimensions"/>, finite numbers of any scale.</summary>
    /// <param name="texts">Texts with at least one character that is not a space. All at once: whoever needs batches makes them.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken ct = default);
}
