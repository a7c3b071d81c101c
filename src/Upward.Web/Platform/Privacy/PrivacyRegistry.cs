using System.Reflection;

namespace Upward.Web.Platform.Privacy;

/// <summary>How much a column tells about a person.</summary>
public enum DataClass
{
    /// <summary>Nothing about a person: ids, versions, states, texts of the organisation.</summary>
    None,
    /// <summary>Personal data (GDPR Art. 4).</summary>
    Personal,
    /// <summary>Special categories (Art. 9) or what lets one infer them.</summary>
    Special,
}

/// <summary>What happens to a row when its person is erased.</summary>
public enum Erasure
{
    /// <summary>The row holds nothing of a person.</summary>
    NotPersonal,
    /// <summary>The row goes.</summary>
    DeleteRow,
    /// <summary>The row stays for others' sake; its personal columns are emptied.</summary>
    BlankColumns,
    /// <summary>The row stays as it is, for the stated legal reason, until its retention ends.</summary>
    Keep,
}

/// <summary>
/// Every column of every entity, classified. Slices state theirs in a class that implements <see cref="IClassifyColumns"/>;
/// a test compares the result with the EF model and fails when a column is missing. Export and erasure work from it.
/// </summary>
public sealed class PrivacyRegistry
{
    private readonly Dictionary<Type, EntityStatement> _entities = [];

    public static PrivacyRegistry Read()
    {
        var registry = new PrivacyRegistry();
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => typeof(IClassifyColumns).IsAssignableFrom(t) && t is { IsClass: true, IsAbstract: false }))
            ((IClassifyColumns)Activator.CreateInstance(type)!).Classify(registry);
        return registry;
    }

    public IReadOnlyDictionary<Type, EntityStatement> Entities => _entities;

    /// <param name="owner">Property that holds the id of the person the row is about; empty for rows about nobody.</param>
    /// <param name="why">For <see cref="Erasure.Keep"/>: the reason that is printed in the erasure preview.</param>
    public EntityStatement Entity<T>(Erasure erasure, string owner = "", string why = "")
    {
        var statement = new EntityStatement(erasure, owner, why);
        _entities.Add(typeof(T), statement);
        return statement;
    }
}

public interface IClassifyColumns
{
    void Classify(PrivacyRegistry registry);
}

public sealed class EntityStatement(Erasure erasure, string owner, string why)
{
    private readonly Dictionary<string, DataClass> _columns = new(StringComparer.Ordinal);

    public Erasure Erasure => erasure;
    public string Owner => owner;
    public string Why => why;
    public IReadOnlyDictionary<string, DataClass> Columns => _columns;

    public EntityStatement None(params string[] columns) => Add(DataClass.None, columns);
    public EntityStatement Personal(params string[] columns) => Add(DataClass.Personal, columns);
    public EntityStatement Special(params string[] columns) => Add(DataClass.Special, columns);

    private EntityStatement Add(DataClass dataClass, string[] columns)
    {
        foreach (var column in columns) _columns.Add(column, dataClass);
        return this;
    }
}
