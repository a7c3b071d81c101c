namespace Upward.Web.Platform.Security;

/// <summary>A key of ASP.NET Data Protection, in the database so that sessions outlive a restart and reach every node.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }
    public string FriendlyName { get; set; } = "";
    public string Xml { get; set; } = "";
}
