import type { Call } from '../http/call';

/** Objects that lists and search return: those older than the account's lookup lag. */
export function listed<T extends { created_ms: number }>(call: Call, objects: Record<string, T>): T[] {
  const visible = call.sandbox.store.nowAt(call.account) - call.account.options.lookup_lag_ms;
  return Object.values(objects).filter((object) => object.created_ms <= visible);
}
