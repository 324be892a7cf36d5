import { copyId } from './clone-rows';
import type { PreparedRequest } from './closed-loop';
import type { PaidInvoices } from './paid-invoices';
import { signedDelivery } from './signed-delivery';
import type { BenchTenant } from './tenant';

/** Signed deliveries that pay the copies of an open payment in order. Charge `cn` pays copy n. */
export function* payingDeliveries(tenant: BenchTenant, secret: string): Generator<PreparedRequest, never> {
  for (let n = 1; ; n += 1) yield signedDelivery(tenant.webhookPath, secret, `c${n}`);
}

export function take<T>(from: Generator<T, never>, count: number): T[] {
  return Array.from({ length: count }, () => from.next().value);
}

/**
 * Milliseconds from the due time of each delivery until its invoice was paid, ascending.
 * @param first number of the copy that was paid first
 */
export function appliedAfter(
  paid: PaidInvoices,
  { scope }: BenchTenant,
  { started, perSecond, first, count }: { started: number; perSecond: number; first: number; count: number },
): number[] {
  return Array.from({ length: count }, (_, index) => {
    const seen = paid.at(scope.tenantId, copyId('inv', first + index));
    if (seen === undefined) throw new Error(`Copy ${first + index} was not paid`);
    return seen - (started + (index * 1_000) / perSecond);
  }).sort((a, b) => a - b);
}
