using System.Text.Json;
using Upward.Cli.Faults;
using Upward.Web.Features.People.Import;

namespace Upward.Cli.PeopleImport;

/// <summary>`--mapping`: the choices of an import as the pages store them and give them away.</summary>
internal static class MappingFile
{
    public static ImportChoices Read(string file, byte[] content)
    {
        try
        {
            var choices = ImportChoices.FromJson(System.Text.Encoding.UTF8.GetString(content).TrimStart('\uFEFF'));
            if (choices is { Mapping.Columns.Count: > 0 }) return choices with { TakenFrom = null };
            throw new RefusedException($"{file}: found no \"mapping\" with \"columns\". The preview page of an import gives such a file.");
        }
        catch (JsonException wrong)
        {
            throw new RefusedException($"{new Position(file, (int)(wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1)}: this is no mapping{(wrong.Path is { Length: > 1 } path ? $" (at {Shown.Plain(path)})" : "")}. The preview page of an import gives such a file.");
        }
    }
}
