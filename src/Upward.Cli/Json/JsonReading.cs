using System.Text;
using System.Text.Json;
using Upward.Cli.Faults;

namespace Upward.Cli.Json;

/// <summary>Reads JSON (with // comments) into values that know their line and column.</summary>
internal ref struct JsonReading
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    private readonly string file;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly FaultList faults;
    private Utf8JsonReader reader;

    // The position counted so far: each token continues from the one before.
    private int counted;
    private int line = 1;
    private int column = 1;

    private JsonReading(string file, ReadOnlySpan<byte> bytes, FaultList faults)
    {
        this.file = file;
        this.bytes = bytes;
        this.faults = faults;
        reader = new Utf8JsonReader(bytes, Options);
    }

    /// <returns>The root value, or null when the text is no JSON; then a fault was added.</returns>
    public static JsonValue? Read(string file, string text, FaultList faults)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reading = new JsonReading(file, bytes, faults);
        try
        {
            reading.reader.Read();
            var value = reading.Value();
            reading.reader.Read(); // refuses anything after the end
            return value;
        }
        catch (JsonException e)
        {
            var lineBytes = LineOf(bytes, (int)(e.LineNumber ?? 0));
            var before = Math.Min((int)(e.BytePositionInLine ?? 0), lineBytes.Length);
            var column = Encoding.UTF8.GetCharCount(lineBytes[..before]) + 1;
            faults.Add(new Position(file, (int)(e.LineNumber ?? 0) + 1, column), $"this is no valid JSON: {Reason(e.Message)}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // A text with half a character ("\ud800") is valid JSON syntax and no text.
            faults.Add(reading.Here(), "this text holds half a character (an unpaired \\u escape).");
            return null;
        }
    }

    private JsonValue Value()
    {
        var at = Here();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: return Object(at);
            case JsonTokenType.StartArray: return List(at);
            case JsonTokenType.String: return new JsonText(at, reader.GetString()!);
            case JsonTokenType.Number: return new JsonNumber(at, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True: return new JsonTruth(at, true);
            case JsonTokenType.False: return new JsonTruth(at, false);
            default: return new JsonNothing(at);
        }
    }

    private JsonObject Object(Position at)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameAt = Here();
            var name = reader.GetString()!;
            if (members.Any(m => m.Name == name)) faults.Add(nameAt, $"{Shown.Quoted(name)} is given twice.");
            reader.Read();
            members.Add(new JsonMember(name, nameAt, Value()));
        }
        return new JsonObject(at, members);
    }

    private JsonList List(Position at)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value());
        return new JsonList(at, items);
    }

    private Position Here()
    {
        var passed = bytes[counted..(int)reader.TokenStartIndex];
        counted += passed.Length;
        line += passed.Count((byte)'\n');
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0) column = 1;
        column += Encoding.UTF8.GetCharCount(passed[(lastBreak + 1)..]);
        return new Position(file, line, column);
    }

    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> bytes, int line)
    {
        for (; line > 0; line--)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0) return default;
            bytes = bytes[(end + 1)..];
        }
        return bytes;
    }

    // The reader appends its own "LineNumber: 0 | BytePositionInLine: 5." counted from 0, which would contradict ours.
    private static string Reason(string message)
    {
        var cut = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Shown.Plain(cut < 0 ? message : message[..cut], 200);
    }
}
