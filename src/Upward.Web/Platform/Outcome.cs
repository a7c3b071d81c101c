using System.Diagnostics.CodeAnalysis;

namespace Upward.Web.Platform;

/// <summary>A sentence for a person, still without its language: a resource key and what goes into it.</summary>
public sealed record Message(string Key, params (string Name, object? Value)[] Arguments);

/// <summary>
/// How an act ended: done, refused by a rule (with the sentence and the field it belongs to), or "not found".
/// What a person may not touch does not exist for them, so forbidden is <see cref="NotFound"/> too.
/// </summary>
public sealed class Outcome
{
    public static readonly Outcome Done = new();
    public static readonly Outcome NotFound = new() { IsNotFound = true };

    private Outcome() { }

    public bool Succeeded => !IsNotFound && Refusals.Count == 0;
    public bool IsNotFound { get; private init; }
    public IReadOnlyList<Refusal> Refusals { get; private init; } = [];

    public static Outcome Refused(string key, params (string Name, object? Value)[] arguments) =>
        RefusedAt("", key, arguments);

    /// <param name="field">The input's name on the form, so that the page can show the sentence beside it.</param>
    public static Outcome RefusedAt(string field, string key, params (string Name, object? Value)[] arguments) =>
        new() { Refusals = [new Refusal(field, new Message(key, arguments))] };

    public static Outcome Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count == 0 ? Done : new() { Refusals = refusals };
}

public sealed record Refusal(string Field, Message Message);

/// <summary>An <see cref="Outcome"/> that carries what was made when it succeeded.</summary>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Implicit conversions keep call sites short.")]
public sealed class Outcome<T>
{
    private Outcome(Outcome outcome, T? value) => (Result, Value) = (outcome, value);

    public Outcome Result { get; }
    public T? Value { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Result.Succeeded;
    public bool IsNotFound => Result.IsNotFound;
    public IReadOnlyList<Refusal> Refusals => Result.Refusals;

    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "ToOutcome would only forward.")]
    public static implicit operator Outcome<T>(T value) => new(Outcome.Done, value);

    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "ToOutcome would only forward.")]
    public static implicit operator Outcome<T>(Outcome outcome) => outcome.Succeeded
        ? throw new ArgumentException("A success needs its value.", nameof(outcome))
        : new(outcome, default);
}
