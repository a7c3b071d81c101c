using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Tests.Crash;

/// <summary>An import of people whose ids begin alike: in the end all of them are there, or none.</summary>
internal sealed class StartedImport(string prefix)
{
    public bool Acknowledged { get; private set; }
    public bool IsChecked { get; private set; }

    public async Task BringAsync(Browser browser, int rows)
    {
        var csv = new StringBuilder("Employee ID,Name,E-mail,Department\n");
        for (var i = 0; i < rows; i++) csv.Append(CultureInfo.InvariantCulture, $"{prefix}{i:0000},Crash {prefix}{i:0000},{prefix}{i:0000}@example.org,Data\n");
        await browser.OpenAsync("/people/import");
        await browser.UploadAsync("#upload", "file", "staff.csv", Encoding.UTF8.GetBytes(csv.ToString()));
        await browser.SubmitAsync("main form");
        // From the second import on the page offers the last mapping, with a form of its own above.
        await browser.SubmitAsync("#columns");
        await browser.SubmitAsync("#commit");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Acknowledged = true;
    }

    public async Task CheckAsync(AppDb db, int rows)
    {
        var there = await db.People.CountAsync(p => p.EmployeeId!.StartsWith(prefix));
        Assert.True(there == 0 || there == rows, $"import {prefix}: {there} of {rows} people are there, half done");
        if (Acknowledged) Assert.Equal(rows, there);
        IsChecked = true;
    }
}
