using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Upward.Cli.Match;
using Upward.Cli.People;
using Upward.MatchingEngine.Formats;

namespace Upward.Cli.Output;

internal static class ResultJson
{
    // Names stay readable; the file is not meant to be pasted into a web page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Text(Outcome outcome)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options)) Write(json, outcome);
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartObject();
        json.WriteNumber("matched", outcome.Matched);
        json.WriteNumber("total", outcome.Total);
        json.WriteString("objective", outcome.Objective);
        json.WriteBoolean("proven", outcome.Proven);
        if (outcome.NotProvenBecause is not null) json.WriteString("notProvenBecause", outcome.NotProvenBecause);
        json.WriteBoolean("stoppedEarly", outcome.StoppedEarly);
        json.WriteNumber("upperBound", outcome.UpperBound);
        json.WriteNumber("matchedUpperBound", outcome.MatchedUpperBound);
        json.WriteNumber("seconds", Math.Round(outcome.Seconds, 3));
        json.WriteString("engineVersion", outcome.EngineVersion);
        json.WriteNumber("seed", outcome.Seed);
        json.WriteString("fingerprint", ProblemFormat.Fingerprint(outcome.Problem));
        json.WriteNumber("mentors", outcome.Mentors.People.Count);
        json.WriteNumber("mentees", outcome.Mentees.People.Count);
        Pairs(json, outcome);
        Unmatched(json, outcome);
        Certificate(json, outcome);
        json.WriteEndObject();
    }

    /// <summary>What --certificate's `side,id,dual` needs beside it: the penalty S, the weight of a point, and the vertex cover.</summary>
    private static void Certificate(Utf8JsonWriter json, Outcome outcome)
    {
        if (outcome.Certificate is not { } certificate) return;
        json.WriteNumber("penalty", certificate.Bonus);
        json.WriteNumber("pointWeight", certificate.Scale);
        if (certificate.MenteesInCover is null || certificate.MentorsInCover is null) return;
        json.WriteStartObject("vertexCover");
        Cover("mentees", outcome.Mentees, certificate.MenteesInCover);
        Cover("mentors", outcome.Mentors, certificate.MentorsInCover);
        json.WriteEndObject();

        void Cover(string name, Side side, IReadOnlyList<bool> isIn)
        {
            json.WriteStartArray(name);
            for (var i = 0; i < isIn.Count; i++) if (isIn[i]) json.WriteStringValue(side.People[i].Id);
            json.WriteEndArray();
        }
    }

    private static void Pairs(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartArray("pairs");
        foreach (var pair in outcome.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("mentor", pair.Mentor.Id);
            json.WriteString("mentee", pair.Mentee.Id);
            json.WriteNumber("score", pair.Score);
            json.WriteStartObject("criteria");
            for (var c = 0; c < outcome.Criteria.Count; c++) json.WriteNumber(outcome.Criteria[c], pair.Points[c]);
            json.WriteEndObject();
            json.WriteStartArray("reasons");
            foreach (var reason in pair.Reasons.Where(r => r.Length > 0)) json.WriteStringValue(reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Unmatched(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartArray("unmatched");
        foreach (var (side, person, cause) in outcome.Unmatched)
        {
            json.WriteStartObject();
            json.WriteString("side", side.Name);
            json.WriteString("id", person.Id);
            json.WriteString("cause", cause);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
