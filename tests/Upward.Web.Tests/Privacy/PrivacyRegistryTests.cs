using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Tests.Privacy;

/// <summary>Every column of every entity is classified, and what is personal has an owner and an erasure (trust.md D4).</summary>
public sealed class PrivacyRegistryTests(Hosts hosts)
{
    [Fact]
    public async Task Every_column_is_classified_and_every_statement_is_a_column()
    {
        var story = await hosts.StoryAsync(Db.Sqlite);
        var model = (await story.InAsync(db => Task.FromResult(db.Model))).GetEntityTypes().Where(e => !e.IsOwned()).ToList();
        var registry = PrivacyRegistry.Read();
        var wrong = new List<string>();
        foreach (var entity in model)
        {
            if (!registry.Entities.TryGetValue(entity.ClrType, out var statement)) { wrong.Add($"{entity.ClrType.Name}: not classified"); continue; }
            var columns = entity.GetProperties().Select(p => p.Name).ToHashSet();
            wrong.AddRange(columns.Except(statement.Columns.Keys).Select(c => $"{entity.ClrType.Name}.{c}: not classified"));
            wrong.AddRange(statement.Columns.Keys.Except(columns).Select(c => $"{entity.ClrType.Name}.{c}: no such column"));
            var personal = statement.Columns.Values.Any(c => c != DataClass.None);
            if (personal && statement.Erasure == Erasure.NotPersonal) wrong.Add($"{entity.ClrType.Name}: personal columns without an erasure");
            if (personal && !columns.Contains(statement.Owner)) wrong.Add($"{entity.ClrType.Name}: personal columns without an owner");
            if (statement.Erasure == Erasure.Keep && statement.Why.Length == 0) wrong.Add($"{entity.ClrType.Name}: kept without a reason");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
