import { formatMoney } from '@remit/money';
import type { AuditResponse, CurrencyTotalsResponse } from '../dto/audit-response.dto';
import type { LedgerTotals } from './audit.repository';
import type { AuditResult } from './audit.service';

export function presentAudit({ ok, invariants, totals }: AuditResult): AuditResponse {
  return {
    ok,
    invariants: invariants.map((invariant) => ({ ...invariant, violations: [...invariant.violations] })),
    totals: Object.fromEntries(totals.map((sums) => [sums.currency, presentTotals(sums)])),
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
