/**
 * Faults after which the outcome of the work is, or seems to be, unknown. `made`: the work was done before the answer
 * failed.
 */
export const GATEWAY_FAULTS: readonly { readonly name: string; readonly made: boolean; readonly fault: object }[] = [
  { name: 'reset before work', made: false, fault: { kind: 'reset_before' } },
  { name: 'reset after work', made: true, fault: { kind: 'reset_after' } },
  { name: 'time-out before work', made: false, fault: { kind: 'timeout', ms: 900 } },
  { name: 'time-out after work', made: true, fault: { kind: 'timeout_after', ms: 900 } },
  { name: '500 before work', made: false, fault: { kind: 'status', status: 500 } },
  { name: '500 after work', made: true, fault: { kind: 'status_after', status: 500 } },
  { name: '502 in HTML', made: false, fault: { kind: 'status', status: 502, format: 'html' } },
  { name: '503', made: false, fault: { kind: 'status', status: 503 } },
  { name: '429 with Retry-After', made: false, fault: { kind: 'status', status: 429, retry_after: '1' } },
  { name: '429 without', made: false, fault: { kind: 'status', status: 429 } },
  { name: '401', made: false, fault: { kind: 'status', status: 401 } },
  { name: 'redirect', made: false, fault: { kind: 'redirect' } },
  { name: 'empty 200', made: true, fault: { kind: 'empty_200' } },
  { name: 'truncated JSON', made: true, fault: { kind: 'truncated_json' } },
  { name: 'wrong types', made: true, fault: { kind: 'wrong_types' } },
  { name: "another object's id", made: true, fault: { kind: 'other_object_id' } },
  { name: 'a body too large', made: true, fault: { kind: 'huge_body' } },
  { name: 'one byte now and then', made: true, fault: { kind: 'drip', ms: 100 } },
];
