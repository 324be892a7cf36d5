import { createHash, randomBytes } from 'node:crypto';
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Span } from '@opentelemetry/api';

/**
 * Place of a span in a trace. The event tables need no column for traces: the correlation of an event identifies its
 * trace, and its causation and actor identify the span that published it. Span ids are derived from these values, so
 * every process can compute the parent of its spans.
 */
export interface SpanPlace {
  /** Shared by all spans of one trace. */
  readonly correlationId: string;
  /** Name of this span inside its trace. */
  readonly span: string;
  /** Name of the span that led to this one, in any process; undefined begins the trace. */
  readonly parent?: string;
}

export type SpanKindName = 'server' | 'client' | 'producer' | 'consumer' | 'internal';

const KINDS: Readonly<Record<SpanKindName, SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

let isTracing = false;
let planned: { readonly traceId: string; readonly spanId: string } | undefined;

/** Id generator for the tracer provider: derived ids for a span with a place, otherwise random ids. */
export const spanIds = {
  generateTraceId: (): string => planned?.traceId ?? randomBytes(16).toString('hex'),
  generateSpanId: (): string => planned?.spanId ?? randomBytes(8).toString('hex'),
};

/** Call it once a tracer provider is registered. Before that, spans cost nothing. */
export function enableTracing(): void {
  isTracing = true;
}

/**
 * Runs `work` in a child span of the active one, or in a span at the given place. The span records a failure of
 * `work`.
 * @throws the error of `work`
 */
export async function inSpan<T>(
  name: string,
  { kind = 'internal', place }: { kind?: SpanKindName; place?: SpanPlace },
  work: () => Promise<T>,
): Promise<T> {
  if (!isTracing) return work();
  const span = startSpan(name, kind, place);
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : undefined });
    throw error;
  } finally {
    span.end();
  }
}

/**
 * As `inSpan`, for work that ends with a callback. `work` receives the function that ends the span under its final
 * name; undefined while tracing is off.
 */
export function inOpenSpan(place: () => SpanPlace, work: (end?: (name: string, status: number) => void) => void): void {
  if (!isTracing) return work();
  const span = startSpan('request', 'server', place());
  context.with(trace.setSpan(context.active(), span), () =>
    work((name, status) => {
      span.updateName(name).setAttribute('http.response.status_code', status).end();
    }),
  );
}

/** Name of the span in which a subscriber handles an event. Events that it publishes have this span as their parent. */
export const subscriberSpan = (eventId: string, subscriber: string): string => `${eventId} ${subscriber}`;

function startSpan(name: string, kind: SpanKindName, place: SpanPlace | undefined): Span {
  const tracer = trace.getTracer('remit');
  if (!place) return tracer.startSpan(name, { kind: KINDS[kind] });
  const traceId = hex(place.correlationId, 32);
  const parent =
    place.parent === undefined
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, {
          traceId,
          spanId: hex(place.parent, 16),
          traceFlags: TraceFlags.SAMPLED,
          isRemote: true,
        });
  planned = { traceId, spanId: hex(place.span, 16) };
  try {
    return tracer.startSpan(name, { kind: KINDS[kind] }, parent);
  } finally {
    planned = undefined;
  }
}

const hex = (text: string, digits: number): string => createHash('sha256').update(text).digest('hex').slice(0, digits);
