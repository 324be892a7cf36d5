import type { GatewayChargeStatus } from '@remit/gateway';
import type { OpenObjects } from './sweep-part';

/** What happened to a paid charge later. */
const LATER_STATUSES = ['refunded', 'partially_refunded', 'disputed'] as const satisfies GatewayChargeStatus[];
export type LaterStatus = (typeof LATER_STATUSES)[number];

/** Invoices that were paid, or cancelled in Nomod's dashboard. */
export const CLOSED_INVOICES = { paid_invoices: 'paid', cancelled_invoices: 'cancelled' } as const;
export type ClosedInvoices = keyof typeof CLOSED_INVOICES;

/** Maximum number of calls that one sweep spends on such a list. */
export const LIST_CALLS = 4;

/** The list that a sweep reads beside the newest charges: in turn, one of those that can concern our objects. */
export function listInTurn(turn: number, stock: OpenObjects): LaterStatus | ClosedInvoices | undefined {
  const lists = [
    ...(stock.hasPaid ? LATER_STATUSES : []),
    ...(stock.hasOpenInvoices ? (Object.keys(CLOSED_INVOICES) as ClosedInvoices[]) : []),
  ];
  return lists[turn % lists.length];
}

export const isOfInvoices = (list: LaterStatus | ClosedInvoices): list is ClosedInvoices => list in CLOSED_INVOICES;

/** A second partial refund leaves the list as long as it is. */
export const changesUncounted = (list: LaterStatus): boolean => list === 'partially_refunded';
