import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { enableTracing, spanIds } from '@remit/domain-events';

/** Milliseconds to send the remaining traces when the process ends. Afterwards they are dropped. */
const LAST_SEND_MS = 1_000;

const logger = new Logger('Tracing');

/**
 * Sends traces to the collector at OTEL_EXPORTER_OTLP_ENDPOINT. The other OTEL_ variables work as OpenTelemetry
 * documents them. Without that variable nothing is loaded.
 * @returns function that sends the remaining traces before the process ends. It never rejects: a collector that is
 * down must not fail the stop
 */
export async function startTracing(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return async () => undefined;
  env.OTEL_SERVICE_NAME ??= 'remit';
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const exporter = new OTLPTraceExporter();
  const send = exporter.export.bind(exporter);
  const tell = logChanges();
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      tell(result.error);
      done(result);
    });
  const provider = new NodeTracerProvider({ idGenerator: spanIds, spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();
  enableTracing();
  return async () => {
    const sent = provider.shutdown().catch(tell);
    const late = delay(LAST_SEND_MS, new Error('the trace collector did not answer before the process ended'));
    const failure = await Promise.race([sent, late]);
    if (failure instanceof Error) tell(failure);
  };
}

/** Logs one line when sending starts to fail, and one when it works again. */
function logChanges(): (failure?: Error) => void {
  let fails = false;
  return (failure) => {
    if (failure && !fails) logger.warn(`cannot send traces: ${failure.message}`);
    if (!failure && fails) logger.log('sending traces again');
    fails = failure !== undefined;
  };
}
