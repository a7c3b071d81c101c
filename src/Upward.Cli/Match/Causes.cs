using System.Globalization;
using Upward.Cli.Output;
using Upward.MatchingEngine;

namespace Upward.Cli.Match;

/// <summary>Why somebody is left over, in words.</summary>
internal static class Causes
{
    public static string Words(UnmatchedPerson unmatched, int partners)
    {
        var (own, other) = unmatched.Side == Side.Mentee ? ("mentees", "mentor") : ("mentors", "mentee");
        return unmatched.Cause switch
        {
            NoFeasiblePartner { BlockedBy.Count: 0 } => $"there is no {other} with a free place",
            NoFeasiblePartner none => $"no {other} is possible: " + string.Join("; ", none.BlockedBy
                .OrderByDescending(b => b.Count).ThenBy(b => b.Rule)
                .Select(b => string.Create(CultureInfo.InvariantCulture, $"\"{b.Name}\" rules out {(b.Count == partners ? "all " : "")}{b.Count}{(b.Count == partners ? "" : $" of {partners}")}"))),
            PartnersTaken taken when taken.People <= 1 => $"every possible {other} is taken by somebody else",
            PartnersTaken taken => $"every possible {other} is taken: {Competitors(taken, own)} compete for {Sentences.Count(taken.Places, "place", "places")}",
            LowersTotal => "taking this person in would lower the total",
            NotReached => "the matching was stopped before this person's turn",
            _ => "not possible",
        };
    }

    private static string Competitors(PartnersTaken taken, string own) => taken.Demand == taken.People
        ? Sentences.Count(taken.People, own, own)
        : $"{Sentences.Count(taken.People, own, own)} with {Sentences.Count(taken.Demand, "place", "places")}";

    public static string NoCapacity(Side side) => side == Side.Mentee ? "capacity 0: takes no mentor" : "capacity 0: takes no mentee";
}
