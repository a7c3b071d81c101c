using Microsoft.AspNetCore.Connections;
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
catch (IOException error) when (error.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"Another program already listens there ({error.Message.TrimEnd('.')}). Choose another port, with ./run --port N or --urls.");
    return 2;
}
