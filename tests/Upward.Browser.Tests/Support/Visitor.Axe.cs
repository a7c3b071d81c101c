using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Upward.Browser.Tests.Support;

/// <summary>
/// axe-core on the page in front of the visitor. Deque's RunAxe opens a second, empty page for every run to put its answer together, and carries
/// all that passed across: three quarters of its time. One document without frames needs neither.
/// </summary>
public sealed partial class Visitor
{
    private static readonly string AxeCore = new BundledAxeScriptProvider().GetScript();

    /// <summary>All rules, and target-size (WCAG 2.5.8), which axe leaves out unless it is asked for.</summary>
    private const string AllRules = "{ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }";

    /// <param name="rule">Only this one; null: all.</param>
    private async Task<IEnumerable<string>> AxeAsync(string? rule = null)
    {
        if (Page.Frames.Count > 1) return await AxeInFramesAsync(rule);
        await Page.EvaluateAsync($"() => {{ if (!window.axe) {{ {AxeCore} }} }}");
        return await Page.EvaluateAsync<string[]>(
            $$"""
            async rule => {
                const options = rule ? { runOnly: { type: 'rule', values: [rule] }, resultTypes: ['violations'] } : {{AllRules}};
                const { violations } = await axe.run(document, options);
                return violations.map(v => `axe ${v.id}: ${v.help}: ` + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '));
            }
            """, rule);
    }

    /// <summary>A page with frames, whole: each frame is asked, and the answers are put together.</summary>
    private async Task<IEnumerable<string>> AxeInFramesAsync(string? rule)
    {
        var options = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        if (rule is null) options.Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } };
        else options.RunOnly = RunOnlyOptions.Rules(rule);
        var result = await Page.RunAxe(options);
        return result.Violations.Select(v => $"axe {v.Id}: {v.Help}: " + string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html is { Length: > 160 } html ? html[..160] : n.Html)));
    }
}
