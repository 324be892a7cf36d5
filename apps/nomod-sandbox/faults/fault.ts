import { refuse } from '../errors';
import * as read from '../http/fields';

/** Fault kinds, and whether the operation is executed nevertheless (`work` in a rule overrides it). */
export const FAULT_KINDS = {
  delay: { work: true },
  status: { work: false },
  status_after: { work: true },
  timeout: { work: false },
  timeout_after: { work: true },
  reset_before: { work: false },
  reset_after: { work: true },
  redirect: { work: false },
  empty_200: { work: true },
  drip: { work: true },
  truncated_json: { work: true },
  wrong_types: { work: true },
  other_object_id: { work: true },
  huge_body: { work: true },
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export interface Fault {
  kind: FaultKind;
  work: boolean;
  /** Delay before the call is processed. */
  delay_ms: number;
  /** `timeout`: time without an answer before the connection closes. `drip`: time between two bytes. */
  ms: number;
  status: number;
  format: 'json' | 'html' | 'text';
  /** Replaces the default body. */
  body: unknown;
  retry_after: string | null;
  /** `redirect`: the target. */
  location: string | null;
  /** `huge_body`: the number of bytes. */
  bytes: number;
}

/** Selects the calls that get the fault. */
export interface FaultRule {
  id: string;
  /** Name from the operations list, like `create_link`. */
  operation: string | null;
  method: string | null;
  /** Path without the host; `*` matches anything. */
  path: string | null;
  /** API key. Other keys of its account match too. */
  account: string | null;
  /** Number of matching calls that pass before the rule applies. */
  skip: number;
  /** Number of calls that still get the fault; null means unlimited. */
  times: number | null;
  probability: number;
  fault: Fault;
}

const KINDS = Object.keys(FAULT_KINDS) as FaultKind[];

export function readFaultRule(id: string, fields: read.Fields): FaultRule {
  return {
    id,
    operation: read.text(fields, 'operation', 100),
    method: read.text(fields, 'method', 10)?.toUpperCase() ?? null,
    path: read.text(fields, 'path', 300),
    account: read.text(fields, 'account', 300),
    skip: read.integer(fields, 'skip', 0, 1_000_000) ?? 0,
    times: read.integer(fields, 'times', 1, 1_000_000),
    probability: readProbability(fields),
    fault: readFault(fields),
  };
}

export function readProbability(fields: read.Fields): number {
  const value = fields.probability ?? 1;
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
    throw refuse('invalid_field', 'probability: must be a number from 0 to 1.');
  }
  return value;
}

function readFault(fields: read.Fields): Fault {
  const kind = read.oneOf(fields, 'kind', KINDS);
  if (kind === null) throw refuse('field_required', `kind: must be one of ${KINDS.join(', ')}.`);
  const retryAfter = fields.retry_after;
  return {
    kind,
    work: read.flag(fields, 'work', FAULT_KINDS[kind].work),
    delay_ms: read.integer(fields, 'delay_ms', 0, 3_600_000) ?? 0,
    ms: read.integer(fields, 'ms', 0, 3_600_000) ?? (kind === 'drip' ? 1000 : 60_000),
    status: read.integer(fields, 'status', 200, 599) ?? (kind === 'redirect' ? 302 : 500),
    format: read.oneOf(fields, 'format', ['json', 'html', 'text']) ?? 'json',
    body: fields.body,
    retry_after: retryAfter === undefined || retryAfter === null ? null : String(retryAfter),
    location: read.text(fields, 'location', 2000),
    bytes: read.integer(fields, 'bytes', 1, 200_000_000) ?? 10 * 1024 * 1024,
  };
}
