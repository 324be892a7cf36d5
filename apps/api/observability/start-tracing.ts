import { enableTracing, spanIds } from '@remit/domain-events';

/**
 * Sends traces to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names; the other OTEL_ variables work as OpenTelemetry documents them. Without it
 * nothing is loaded. @returns what sends the rest before the process ends.
 */
export async function startTracing(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return async () => undefined;
  env.OTEL_SERVICE_NAME ??= 'remit';
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const provider = new NodeTracerProvider({
    idGenerator: spanIds,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  enableTracing();
  return () => provider.shutdown();
}
