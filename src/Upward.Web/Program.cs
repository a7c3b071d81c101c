using Upward.Web.Platform.Hosting;

try
{
    var app = UpwardHost.Build(args);
    await StartUp.PrepareAsync(app.Services, CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (RefusedToStartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 2;
}
