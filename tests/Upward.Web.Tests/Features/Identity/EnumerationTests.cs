using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Upward.Web.Features.Identity;

namespace Upward.Web.Tests.Features.Identity;

/// <summary>Nobody learns from the door whether an e-mail has an account (trust.md B2).</summary>
public sealed class EnumerationTests
{
    /// <summary>What costs the time is the hash; so known, unknown and without a password must each compute one.</summary>
    [Theory, BothDatabases]
    public async Task Every_try_to_sign_in_costs_one_hash_whoever_is_asked_for(Db db)
    {
        var counted = new CountingHasher();
        await using var host = await TestHost.StartAsync(db, replace: s => s.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Account>>(_ => counted)));
        var story = await Story.BeginAsync(host);
        await story.GivePasswordAsync(story.Amina);
        await story.AtSignInAsync("first@example.org", "not the right sentence"); // makes the hash that is compared in vain

        foreach (var email in new[] { story.Amina.Email, "nobody@example.org", story.Paul.Email })
        {
            var before = (counted.Verified, counted.Hashed);
            await story.AtSignInAsync(email, "not the right sentence");
            Assert.Equal((before.Verified + 1, before.Hashed), (counted.Verified, counted.Hashed));
        }
    }

    /// <summary>The measurement itself, for a quiet machine: run it by name with "-explicit only". 200 samples each, in turns.</summary>
    [Theory(Explicit = true)]
    [InlineData("/sign-in", 200)]
    [InlineData("/forgot", 200)]
    public async Task B2_medians_for_known_and_unknown_lie_within_five_per_cent(string path, int samples)
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite, builder =>
        {
            // A link for a new password is sent only where mail goes out.
            builder.Configuration["Upward:Smtp:Host"] = "127.0.0.1";
            builder.Configuration["Upward:Smtp:From"] = "upward@example.org";
        });
        var story = await Story.BeginAsync(host);
        await story.GivePasswordAsync(story.Amina);
        var browser = host.NewBrowser();
        var times = new Dictionary<bool, List<double>> { [true] = [], [false] = [] };
        for (var i = 0; i < samples + 10; i++)
            foreach (var known in i % 2 == 0 ? (bool[])[true, false] : [false, true])
            {
                // Neither the guard against guessing nor the three mails an hour shall answer instead.
                host.Clock.Advance(TimeSpan.FromMinutes(61));
                await browser.OpenAsync(path);
                var began = Stopwatch.GetTimestamp();
                var email = ("Input.Email", known ? story.Amina.Email : $"nobody.{i}@example.org");
                await browser.SubmitAsync("main form", path == "/sign-in" ? [email, ("Input.Password", "not the right sentence")] : [email]);
                if (i >= 10) times[known].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        var (a, b) = (Median(times[true]), Median(times[false]));
        TestContext.Current.SendDiagnosticMessage("{0}: known {1:0.0} ms, unknown {2:0.0} ms", path, a, b);
        Assert.True(Math.Abs(a - b) / Math.Max(a, b) < 0.05, $"{path}: known {a:0.0} ms, unknown {b:0.0} ms");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Verified { get; private set; }
        public int Hashed { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }

        public override string HashPassword(Account user, string password)
        {
            Hashed++;
            return base.HashPassword(user, password);
        }
    }
}
