import { currencyDigits, formatMoney } from '@remit/money';
import Decimal from 'decimal.js';
import type {
  ReconciledFigure,
  ReconciledRowsQuery,
  ReconciledRowsResponse,
  ReconciliationResponse,
} from '../dto/reconciliation.dto';
import type { ReconciledPayment } from './reconcile';
import type { ReconciledMonth } from './reconciliation';

/** Whether a payment is part of a figure of the month. */
const IS_PART: Readonly<Record<ReconciledFigure, (payment: ReconciledPayment) => boolean>> = {
  all: () => true,
  taken: ({ takenMinor }) => takenMinor !== 0n,
  fees: ({ settlement }) => settlement !== null,
  booked: ({ isOffline, bookedMinor }) => !isOffline && bookedMinor !== 0n,
  refunded: ({ isOffline, refundedMinor }) => !isOffline && refundedMinor !== 0n,
  offline: ({ isOffline }) => isOffline,
  differing: ({ difference }) => difference !== null,
};

export function presentReconciliation({ month, timeZone, payments }: ReconciledMonth): ReconciliationResponse {
  const settledIn = payments.flatMap(({ settlement }) => (settlement ? [settlement.currency] : []));
  const currencies = [...new Set([...payments.map(({ currency }) => currency), ...settledIn])].sort();
  return {
    month,
    time_zone: timeZone,
    currencies: currencies.map((currency) => presentCurrency(currency, payments)),
  };
}

function presentCurrency(currency: string, all: readonly ReconciledPayment[]) {
  const payments = all.filter((payment) => payment.currency === currency);
  const of = (figure: ReconciledFigure, minorOf: (payment: ReconciledPayment) => bigint) => {
    const own = payments.filter(IS_PART[figure]);
    const minor = own.reduce((sum, payment) => sum + minorOf(payment), 0n);
    return { count: own.length, amount: formatMoney(minor, currency) };
  };
  const settlements = all.flatMap(({ settlement }) => (settlement?.currency === currency ? [settlement] : []));
  const charged = payments.filter(({ takenMinor }) => takenMinor !== 0n);
  const difference = payments
    .filter(({ isOffline }) => !isOffline)
    .reduce((sum, { takenMinor, bookedMinor }) => sum + takenMinor - bookedMinor, 0n);
  return {
    currency,
    taken: of('taken', ({ takenMinor }) => takenMinor),
    settled: {
      fees: exact(
        settlements.map(({ feeMinor }) => feeMinor),
        currency,
      ),
      net: exact(
        settlements.map(({ netMinor }) => netMinor),
        currency,
      ),
      count: settlements.length,
      unknown: charged.filter(({ settlement }) => settlement === null).length,
    },
    booked: of('booked', ({ bookedMinor }) => bookedMinor),
    refunded: of('refunded', ({ refundedMinor }) => refundedMinor),
    offline: of('offline', ({ bookedMinor, refundedMinor }) => bookedMinor - refundedMinor),
    difference: formatMoney(difference, currency),
    differing: payments.filter(({ difference: how }) => how !== null).length,
  };
}

export function presentRows(
  { payments }: ReconciledMonth,
  { currency, figure, limit, offset }: ReconciledRowsQuery,
): ReconciledRowsResponse {
  const isOf = (payment: ReconciledPayment) =>
    (figure === 'fees' ? payment.settlement?.currency : payment.currency) === currency && IS_PART[figure](payment);
  const rows = payments.filter(isOf);
  return {
    total: rows.length,
    items: rows.slice(offset, offset + limit).map(({ settlement, ...payment }) => ({
      payment_id: payment.paymentId,
      invoice_id: payment.invoiceId,
      invoice_number: payment.invoiceNumber,
      charge_id: payment.chargeId,
      at: payment.at,
      taken: formatMoney(payment.takenMinor, payment.currency),
      fee: settlement && exact([settlement.feeMinor], settlement.currency),
      net: settlement && exact([settlement.netMinor], settlement.currency),
      settlement_currency: settlement?.currency ?? null,
      booked: formatMoney(payment.bookedMinor, payment.currency),
      refunded: formatMoney(payment.refundedMinor, payment.currency),
      offline: payment.isOffline,
      difference: payment.difference,
    })),
  };
}

/** Major units of a sum of minor units, with at least the digits of the currency and never rounded. */
function exact(minors: readonly string[], currency: string): string {
  const digits = currencyDigits(currency);
  const sum = minors.reduce((total, minor) => total.plus(minor), new Decimal(0)).div(new Decimal(10).pow(digits));
  return sum.toFixed(Math.max(digits, sum.decimalPlaces()));
}
