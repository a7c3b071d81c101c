global using Microsoft.Playwright;
global using Upward.Browser.Tests.Support;
global using Xunit;
global using static Microsoft.Playwright.Assertions;

// One browser and one host at a time: these tests measure what a person would see, not how a busy machine copes.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Upward.Browser.Tests.Support.Chromium))]
