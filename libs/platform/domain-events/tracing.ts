import { createHash, randomBytes } from 'node:crypto';
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Span } from '@opentelemetry/api';

/**
 * Traces run through the event tables without a column of their own: an event carries its correlation, which is its trace, and its causation and actor,
 * which are the span that published it. Ids of spans are derived from those, so that any process can name the parent of what it does.
 */
export interface SpanPlace {
  /** What everything of one trace shares. */
  readonly correlationId: string;
  /** Names this span inside its trace. */
  readonly span: string;
  /** Names the span that led to this one, in whatever process it ran; undefined begins the trace. */
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

/** To be given to the tracer provider: ids that were derived where a span has a place, else random ones. */
export const spanIds = {
  generateTraceId: (): string => planned?.traceId ?? randomBytes(16).toString('hex'),
  generateSpanId: (): string => planned?.spanId ?? randomBytes(8).toString('hex'),
};

/** To be called once a tracer provider is registered; until then spans cost nothing. */
export function enableTracing(): void {
  isTracing = true;
}

/** Runs `work` as a span of the running one, or at the given place. What it throws is noted on the span. */
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

/** As `inSpan`, for work that ends with a call: `work` gets what ends the span under its final name, and nothing while nobody traces. */
export function inOpenSpan(place: () => SpanPlace, work: (end?: (name: string, status: number) => void) => void): void {
  if (!isTracing) return work();
  const span = startSpan('request', 'server', place());
  context.with(trace.setSpan(context.active(), span), () =>
    work((name, status) => {
      span.updateName(name).setAttribute('http.response.status_code', status).end();
    }),
  );
}

/** Name of the span in which a subscriber hears an event; what the subscriber publishes names it as its parent. */
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
