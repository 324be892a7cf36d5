import type { CustomerBooking } from '@remit/invoices';

export const MOVEMENT_KINDS = [
  'invoice',
  'adjustment',
  'void',
  'credit_note',
  'payment',
  'payment_corrected',
  'payment_reversed',
  'refund',
  'refund_reversed',
] as const;

export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** A line of a statement. Minor units. */
export interface Movement {
  readonly kind: MovementKind;
  readonly booking: CustomerBooking;
  /** Raises what is owed. */
  readonly billedMinor: bigint;
  /** Lower what is owed: credit notes and voids, and payments up to what was owed. */
  readonly creditedMinor: bigint;
  readonly paidMinor: bigint;
  /** Returned to the customer. It does not change what is owed: refunds do not reopen an invoice. */
  readonly refundedMinor: bigint;
  /** Owed after this line. */
  readonly balanceMinor: bigint;
}

/** What a customer owed at the start, what happened, and what is owed at the end, in one currency. */
export interface CurrencyStatement {
  readonly currency: string;
  readonly openingMinor: bigint;
  readonly movements: readonly Movement[];
  readonly billedMinor: bigint;
  readonly creditedMinor: bigint;
  readonly paidMinor: bigint;
  readonly refundedMinor: bigint;
  readonly closingMinor: bigint;
}

/** @param bookings ordered by time */
export function statementOf(
  openings: ReadonlyMap<string, bigint>,
  bookings: readonly CustomerBooking[],
): CurrencyStatement[] {
  const currencies = [...new Set([...openings.keys(), ...bookings.map(({ currency }) => currency)])].sort();
  return currencies
    .map((currency) => {
      const own = bookings.filter((booking) => booking.currency === currency);
      return currencyStatement(currency, openings.get(currency) ?? 0n, own);
    })
    .filter(({ openingMinor, movements }) => openingMinor !== 0n || movements.length > 0);
}

function currencyStatement(
  currency: string,
  openingMinor: bigint,
  bookings: readonly CustomerBooking[],
): CurrencyStatement {
  let balanceMinor = openingMinor;
  const movements = bookings.map((booking): Movement => {
    balanceMinor += booking.owedMinor;
    return { kind: kindOf(booking), booking, ...partsOf(booking), balanceMinor };
  });
  const sum = (member: keyof Parts) => movements.reduce((total, movement) => total + movement[member], 0n);
  return {
    currency,
    openingMinor,
    movements,
    billedMinor: sum('billedMinor'),
    creditedMinor: sum('creditedMinor'),
    paidMinor: sum('paidMinor'),
    refundedMinor: sum('refundedMinor'),
    closingMinor: balanceMinor,
  };
}

type Parts = Pick<Movement, 'billedMinor' | 'creditedMinor' | 'paidMinor' | 'refundedMinor'>;

const NO_PARTS: Parts = { billedMinor: 0n, creditedMinor: 0n, paidMinor: 0n, refundedMinor: 0n };

function partsOf({ kind, owedMinor, movedMinor }: CustomerBooking): Parts {
  switch (kind) {
    case 'payment':
    case 'payment_corrected':
    case 'payment_reversed':
      return { ...NO_PARTS, paidMinor: -owedMinor };
    case 'refund':
      return { ...NO_PARTS, refundedMinor: -movedMinor };
    case 'invoice_credited':
    case 'invoice_voided':
      return { ...NO_PARTS, creditedMinor: -owedMinor };
    default:
      return { ...NO_PARTS, billedMinor: owedMinor };
  }
}

function kindOf({ kind, movedMinor }: CustomerBooking): MovementKind {
  switch (kind) {
    case 'invoice_finalized':
      return 'invoice';
    case 'invoice_adjusted':
      return 'adjustment';
    case 'invoice_voided':
      return 'void';
    case 'invoice_credited':
      return 'credit_note';
    case 'refund':
      return movedMinor > 0n ? 'refund_reversed' : 'refund';
    default:
      return kind;
  }
}
