using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Upward.Web.Platform.Hosting;

/// <summary>Traces and metrics over OTLP/HTTP, only when an endpoint is set: nothing leaves the machine otherwise.</summary>
public static class Telemetry
{
    public static void AddTelemetry(this IServiceCollection services, UpwardSettings settings)
    {
        if (settings.OtlpEndpoint.Length == 0) return;
        var root = settings.OtlpEndpoint.TrimEnd('/');
        services.AddLogging(logging => logging.AddOpenTelemetry(o =>
        {
            o.IncludeScopes = true;
            o.AddOtlpExporter(e => To(e, root + "/v1/logs"));
        }));
        services.AddHostedService(_ => new Exporters(
            Sdk.CreateTracerProviderBuilder().AddSource("Microsoft.AspNetCore", "Quartz", "Npgsql", "System.Net.Http").AddOtlpExporter(e => To(e, root + "/v1/traces")).Build(),
            Sdk.CreateMeterProviderBuilder().AddMeter("Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", "Microsoft.EntityFrameworkCore", "Quartz").AddOtlpExporter(e => To(e, root + "/v1/metrics")).Build()));
    }

    private static void To(OtlpExporterOptions exporter, string address) =>
        (exporter.Endpoint, exporter.Protocol) = (new Uri(address), OtlpExportProtocol.HttpProtobuf);

    /// <summary>Keeps the providers alive and flushes them when the process stops.</summary>
    private sealed class Exporters(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.Dispose();
            metrics.Dispose();
            return Task.CompletedTask;
        }
    }
}
