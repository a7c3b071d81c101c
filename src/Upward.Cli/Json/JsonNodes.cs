using Upward.Cli.Faults;

namespace Upward.Cli.Json;

/// <summary>A JSON value that knows where it stands, so that every message can name line and column.</summary>
internal abstract record JsonValue(Position At)
{
    /// <summary>For messages: what was found.</summary>
    public abstract string Described { get; }
}

internal sealed record JsonText(Position At, string Text) : JsonValue(At)
{
    public override string Described => Shown.Quoted(Text) is "nothing" ? "an empty text" : Shown.Quoted(Text);
}

/// <param name="Literal">As written: "1.5" stays "1.5", so that nothing is rounded before it is judged.</param>
internal sealed record JsonNumber(Position At, string Literal) : JsonValue(At)
{
    public override string Described => Shown.Plain(Literal);
}

internal sealed record JsonTruth(Position At, bool Value) : JsonValue(At)
{
    public override string Described => Value ? "true" : "false";
}

internal sealed record JsonNothing(Position At) : JsonValue(At)
{
    public override string Described => "null";
}

internal sealed record JsonList(Position At, IReadOnlyList<JsonValue> Items) : JsonValue(At)
{
    public override string Described => "a list";
}

internal sealed record JsonMember(string Name, Position At, JsonValue Value);

internal sealed record JsonObject(Position At, IReadOnlyList<JsonMember> Members) : JsonValue(At)
{
    public override string Described => "an object";

    public JsonMember? Member(string name) => Members.FirstOrDefault(m => m.Name == name);
}
