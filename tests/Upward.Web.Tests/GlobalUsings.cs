global using Upward.Web.Tests.Support;
global using Xunit;
