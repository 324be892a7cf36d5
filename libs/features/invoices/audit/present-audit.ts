import { formatMoney } from '@remit/money';
import type {
  AgainstNomodResponse,
  AuditResponse,
  BookDifferenceResponse,
  CurrencyTotalsResponse,
} from '../dto/audit-response.dto';
import type { LedgerTotals } from './audit.repository';
import type { AuditResult } from './audit.service';
import type { AuditPeriod, BookDifference, ComparedConnection } from './outside-audit';

/** Result of a comparison with Nomod for a period. */
export interface OutsideResult {
  readonly period: AuditPeriod;
  readonly compared: readonly ComparedConnection[];
}

export function presentAudit({ ok, invariants, totals }: AuditResult, outside?: OutsideResult): AuditResponse {
  const against = outside && presentOutside(outside);
  return {
    ok: ok && against?.ok !== false,
    invariants: invariants.map((invariant) => ({ ...invariant, violations: [...invariant.violations] })),
    totals: Object.fromEntries(totals.map((sums) => [sums.currency, presentTotals(sums)])),
    ...(against && { against_nomod: against }),
  };
}

function presentOutside({ period, compared }: OutsideResult): AgainstNomodResponse {
  const differences = compared.flatMap((connection) => connection.differences.map(presentDifference));
  const complete = compared.every((connection) => connection.complete);
  return {
    ok: complete && differences.length === 0,
    complete,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    connections: compared.map(({ connectionId, reason, comparedFrom, charges, links, ...connection }) => ({
      connection_id: connectionId,
      complete: connection.complete,
      reason,
      compared_from: comparedFrom.toISOString(),
      charges,
      links,
    })),
    differences,
  };
}

function presentDifference(difference: BookDifference): BookDifferenceResponse {
  const { object, objectId, connectionId, invoiceId, paymentId, summary, ours, nomods, whatToDo } = difference;
  return {
    object,
    object_id: objectId,
    connection_id: connectionId,
    invoice_id: invoiceId,
    payment_id: paymentId,
    summary,
    ours,
    nomods,
    what_to_do: whatToDo,
  };
}

function presentTotals({ currency, ...sums }: LedgerTotals): CurrencyTotalsResponse {
  return {
    billed: formatMoney(sums.billed, currency),
    paid: formatMoney(sums.paid, currency),
    refunded: formatMoney(sums.refunded, currency),
    outstanding: formatMoney(sums.outstanding, currency),
    overpaid: formatMoney(sums.overpaid, currency),
    extras: formatMoney(sums.extras, currency),
    unapplied: formatMoney(sums.unapplied, currency),
  };
}
