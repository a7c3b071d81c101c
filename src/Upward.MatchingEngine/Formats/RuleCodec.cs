using System.Globalization;

namespace Upward.MatchingEngine.Formats;

/// <summary>A rule as its kind (byte; 0 = private list), name, settings and data, one entry a person in canonical order.</summary>
internal static class RuleCodec
{
    internal static void Write(ContentWriter to, HardRule rule, CanonicalOrder order)
    {
        to.Byte((int)rule.Kind);
        to.Text(rule.Name);
        switch (rule)
        {
            case RequireOverlap r:
                TagCodec.Write(to, r.Tags, order);
                to.Int(r.Minimum);
                break;
            case MinimumGap r:
                TagCodec.WriteValues(to, r.MenteeValues, r.MentorValues, order);
                to.Int(r.Minimum);
                break;
            case MustDiffer r:
                TagCodec.WriteValues(to, r.MenteeClasses, r.MentorClasses, order);
                to.Bool(r.UnknownDiffers);
                break;
            case NotInLine r:
                to.List(r.Chart.Managers, to.Int);
                to.List(r.Chart.Dotted, d => TagCodec.WritePair(to, new(d.Manager, d.Report)));
                to.ByPerson(r.MenteePositions, order.Mentees, to.Int);
                to.ByPerson(r.MentorPositions, order.Mentors, to.Int);
                break;
            case ForbiddenPairs r:
                to.List(order.Places(r.Pairs), pair => TagCodec.WritePair(to, pair));
                break;
            default: throw new NotSupportedException(rule.GetType().Name);
        }
    }

    internal static HardRule Read(ContentReader from)
    {
        var kind = from.Enumeration<RuleKind>();
        var name = from.Text();
        switch (kind)
        {
            case RuleKind.RequireOverlap: return new RequireOverlap(name, TagCodec.ReadSets(from), TagCodec.ReadSets(from), from.Int());
            case RuleKind.MinimumGap: return new MinimumGap(name, from.List(from.Optional), from.List(from.Optional), from.Int());
            case RuleKind.MustDiffer: return new MustDiffer(name, from.List(from.Optional), from.List(from.Optional), from.Bool());
            case RuleKind.NotInLine: return ReadNotInLine(from, name);
            case RuleKind.ForbiddenPairs: return new ForbiddenPairs(name, from.List(() => TagCodec.ReadPair(from)));
            default: return ForbiddenPairs.Private(from.List(() => TagCodec.ReadPair(from)));
        }
    }

    private static NotInLine ReadNotInLine(ContentReader from, string name)
    {
        var managers = from.List(from.Int);
        var dotted = from.List(() => TagCodec.ReadPair(from));
        var chart = new OrgChart(
            [.. managers.Select((manager, person) => new OrgPerson(Id(person), manager < 0 ? null : Id(manager)))],
            [.. dotted.Select(line => new DottedLine(Id(line.Mentee), Id(line.Mentor)))]);
        return new(name, chart, Positions(from, chart), Positions(from, chart));
    }

    private static int[] Positions(ContentReader from, OrgChart chart)
    {
        var positions = from.List(from.Int);
        return positions.All(p => p >= -1 && p < chart.Count) ? positions
            : throw new StoredDataException("The content places somebody outside the organisation.");
    }

    /// <summary>The ids of the directory are not stored; these keep the order.</summary>
    private static string Id(int person) => person.ToString("D10", CultureInfo.InvariantCulture);
}
