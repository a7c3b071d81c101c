namespace Upward.MatchingEngine;

internal static class Selection
{
    /// <summary>Moves the <paramref name="count"/> greatest numbers to the front, in no order. O(n) on average (Hoare: Algorithm 65, Find; 1961).</summary>
    internal static void GreatestFirst(Span<ulong> numbers, int count)
    {
        int low = 0, high = numbers.Length - 1;
        while (low < high)
        {
            // Median of three, so that sorted input is no trouble.
            ulong a = numbers[low], b = numbers[(low + high) / 2], c = numbers[high];
            var pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            int i = low, j = high;
            while (i <= j)
            {
                while (numbers[i] > pivot) i++;
                while (numbers[j] < pivot) j--;
                if (i > j) break;
                (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
                i++;
                j--;
            }
            if (count - 1 <= j) high = j;
            else if (count - 1 >= i) low = i;
            else return;
        }
    }
}
