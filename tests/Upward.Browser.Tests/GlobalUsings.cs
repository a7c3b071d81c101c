global using Microsoft.Playwright;
global using Upward.Browser.Tests.Support;
global using Xunit;
global using static Microsoft.Playwright.Assertions;

// A browser waits more than it works: two journeys at once, each with a server and a visitor of its own.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: AssemblyFixture(typeof(Upward.Browser.Tests.Support.Chromium))]
