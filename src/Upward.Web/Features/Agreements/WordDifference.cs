using System.Text.RegularExpressions;

namespace Upward.Web.Features.Agreements;

public enum PieceKind { Same, Gone, New }

public sealed record Piece(PieceKind Kind, string Text);

/// <summary>What changed between two texts, word by word: the longest run of words that both share stays, the rest is gone or new.</summary>
public static partial class WordDifference
{
    /// <summary>Time and memory grow with the product of both lengths in words: a section has some 700 at most.</summary>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (old, now) = (Words().Matches(before).Select(m => m.Value).ToArray(), Words().Matches(after).Select(m => m.Value).ToArray());
        var shared = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                shared[i, j] = old[i] == now[j] ? shared[i + 1, j + 1] + 1 : Math.Max(shared[i + 1, j], shared[i, j + 1]);
        var pieces = new List<Piece>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j]) { Add(PieceKind.Same, now[j]); i++; j++; }
            else if (i < old.Length && (j == now.Length || shared[i + 1, j] >= shared[i, j + 1])) Add(PieceKind.Gone, old[i++]);
            else Add(PieceKind.New, now[j++]);
        }
        return pieces;

        void Add(PieceKind kind, string word)
        {
            if (pieces.Count > 0 && pieces[^1].Kind == kind) pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + word };
            else pieces.Add(new(kind, word));
        }
    }

    /// <summary>Words, each with the blanks behind it (alone, blanks would be shared by any two texts); put together again they are the text.</summary>
    [GeneratedRegex(@"\S+\s*|\s+")]
    private static partial Regex Words();
}
