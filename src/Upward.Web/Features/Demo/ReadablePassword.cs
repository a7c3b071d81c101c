using System.Security.Cryptography;

namespace Upward.Web.Features.Demo;

/// <summary>A random password that can be read out and typed: nine syllables, about 55 bits.</summary>
public static class ReadablePassword
{
    private const string Consonants = "bdfghklmnprstvz", Vowels = "aeiou";

    public static string Draw() => string.Join('-', Enumerable.Range(0, 3).Select(_ => Syllable() + Syllable() + Syllable()));

    private static string Syllable() => $"{Consonants[RandomNumberGenerator.GetInt32(Consonants.Length)]}{Vowels[RandomNumberGenerator.GetInt32(Vowels.Length)]}";
}
