namespace Upward.Web.Tests.Repository;

/// <summary>What decision 0005 promises about the source.</summary>
public sealed class TenancyTests
{
    [Fact]
    public void The_filter_between_organisations_is_lifted_only_beside_a_named_scope()
    {
        var lifting = Clone.Files("src", ".cs").Where(f => f.Text.Contains("IgnoreQueryFilters(", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(lifting);
        Assert.Empty(lifting.Where(f => !f.Text.Contains("UseInstallation(", StringComparison.Ordinal) && !f.Text.Contains("UseFor(", StringComparison.Ordinal)).Select(f => f.Path));
    }
}
